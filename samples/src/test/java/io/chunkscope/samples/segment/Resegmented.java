package io.chunkscope.samples.segment;

import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The segments of a capture, cut or joined anew: the same bytes at the same times. */
public final class Resegmented {
  /** Joined segments must not look like a pause of the server's that was never there. */
  private static final long LARGEST_JOINED_STEP_NS = 2_000_000;

  private static final int LARGEST_JOINED_BYTES = 60_000;

  private Resegmented() {}

  /** Every payload in segments of one byte. */
  public static PacketSource intoBytes(Path capture) throws IOException, CaptureFormatException {
    List<SentSegment> cut = new ArrayList<>();
    for (SentSegment segment : read(capture)) {
      int length = segment.payload().length;
      if (length < 2) {
        cut.add(segment);
        continue;
      }
      int data = segment.sequence() + (segment.has(TcpSegment.SYN) ? 1 : 0);
      for (int i = 0; i < length; i++) {
        boolean first = i == 0;
        boolean last = i == length - 1;
        int flags = segment.flags();
        flags = first ? flags : flags & ~TcpSegment.SYN;
        flags = last ? flags : flags & ~(TcpSegment.FIN | TcpSegment.PSH);
        int sequence = first ? segment.sequence() : data + i;
        cut.add(segment.with(segment.timeNs(), sequence, flags, new byte[] {segment.payload()[i]}));
      }
    }
    return new RawPackets(cut);
  }

  /** Neighbouring segments of one direction in one, as receive offload joins them. */
  public static PacketSource joined(Path capture) throws IOException, CaptureFormatException {
    List<SentSegment> joined = new ArrayList<>();
    for (SentSegment segment : read(capture)) {
      int before = lastOfConnection(joined, segment);
      if (before >= 0 && follows(joined.get(before), segment)) {
        SentSegment first = joined.remove(before);
        byte[] payload = concat(first.payload(), segment.payload());
        joined.add(segment.with(segment.timeNs(), first.sequence(), segment.flags(), payload));
      } else {
        joined.add(segment);
      }
    }
    return new RawPackets(joined);
  }

  private static int lastOfConnection(List<SentSegment> segments, SentSegment segment) {
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i).sameConnection(segment)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean follows(SentSegment first, SentSegment next) {
    int control = TcpSegment.SYN | TcpSegment.FIN | TcpSegment.RST;
    long step = next.timeNs() - first.timeNs();
    return first.sameDirection(next)
        && first.payload().length > 0
        && next.payload().length > 0
        && !first.has(control)
        && !next.has(TcpSegment.SYN | TcpSegment.RST)
        && first.acknowledgment() == next.acknowledgment()
        && first.sequence() + first.payload().length == next.sequence()
        && first.payload().length + next.payload().length <= LARGEST_JOINED_BYTES
        && step >= 0
        && step <= LARGEST_JOINED_STEP_NS;
  }

  private static List<SentSegment> read(Path capture) throws IOException, CaptureFormatException {
    List<SentSegment> segments = new ArrayList<>();
    SegmentDecoder decoder = new SegmentDecoder();
    TcpSegment view = new TcpSegment();
    try (PacketSource source = CaptureFiles.open(capture)) {
      while (!source.exhausted()) {
        source.poll(
            packet -> {
              if (decoder.decode(packet, view) == DecodeOutcome.SEGMENT) {
                segments.add(SentSegment.of(view));
              }
            },
            512);
      }
    }
    return segments;
  }

  private static byte[] concat(byte[] left, byte[] right) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(left.length + right.length);
    both.writeBytes(left);
    both.writeBytes(right);
    return both.toByteArray();
  }
}
