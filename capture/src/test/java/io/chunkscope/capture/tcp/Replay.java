package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.stream.Direction;
import java.util.List;
import java.util.function.Predicate;

/** Feeds a {@link Script} to a reassembler and compares the {@link Trace} that comes of it. */
final class Replay {
  private final List<Packet> packets;
  private final Trace trace = new Trace();
  private CaptureOptions options = CaptureOptions.DEFAULTS;
  private TcpStatistics statistics;
  private long silenceNs = -1;

  private Replay(List<Packet> packets) {
    this.packets = packets;
  }

  static Replay of(String script) {
    return new Replay(Script.packets(script));
  }

  /** The same after a handshake, which takes frames 1 to 3. */
  static Replay established(String script) {
    return of("c syn\ns syn ack\nc\n" + script);
  }

  Replay with(CaptureOptions options) {
    this.options = options;
    return this;
  }

  Replay unwanted(Direction direction) {
    trace.unwanted.add(direction);
    return this;
  }

  Replay noting(Trace.Note note) {
    trace.note = note;
    return this;
  }

  /**
   * After the last packet so much time passes without one; a line says when the capture ends then.
   */
  Replay thenSilence(long milliseconds) {
    silenceNs = milliseconds * 1_000_000;
    return this;
  }

  /** Every call but the openings. */
  Replay gives(String expected) {
    return compare(expected, call -> true);
  }

  /** Data, gaps and conflicts. */
  Replay delivers(String expected) {
    return compare(
        expected,
        call -> call.contains(" data ") || call.contains(" gap ") || call.contains(" conflict "));
  }

  /** How the only connection ended. */
  Replay closes(String end) {
    run();
    String close = trace.calls.get(trace.calls.size() - 1);
    assertEquals("close " + end, close.replaceFirst(" f\\d+$", ""));
    return this;
  }

  /** The connections in the order in which they were opened. */
  Replay opens(String expected) {
    run();
    assertEquals(expected.strip(), String.join("\n", trace.opens));
    return this;
  }

  TcpStatistics statistics() {
    run();
    return statistics;
  }

  private Replay compare(String expected, Predicate<String> shown) {
    run();
    assertEquals(expected.strip(), String.join("\n", trace.calls.stream().filter(shown).toList()));
    return this;
  }

  private void run() {
    if (statistics != null) {
      return;
    }
    TcpReassembler reassembler = new TcpReassembler(options, trace);
    statistics = reassembler.statistics();
    SegmentDecoder decoder = new SegmentDecoder();
    TcpSegment segment = new TcpSegment();
    long lastNs = 0;
    for (Packet packet : packets) {
      lastNs = packet.timestampNs();
      if (decoder.decode(packet, segment) == DecodeOutcome.SEGMENT) {
        reassembler.onSegment(segment);
      } else if (decoder.namesConnection()) {
        reassembler.onMention(segment);
      }
    }
    if (silenceNs >= 0) {
      reassembler.onTime(lastNs + silenceNs);
      trace.calls.add("end of capture");
    }
    reassembler.finish(lastNs);
    assertEquals(0, trace.open(), "connections never closed");
  }
}
