package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.framing.FramingConflict;
import io.chunkscope.analyzer.framing.PersistenceDecision;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.GapNote;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.MessageEnd;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.model.SkippedNote;
import io.chunkscope.analyzer.parse.SkipReason;
import io.chunkscope.capture.decode.ChecksumPolicy;
import io.chunkscope.capture.decode.DecodeOptions;
import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.verify.CaptureAnalysis;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each outcome that packets, streams and messages can have is shown by a sample. */
class FactCoverageTest {

  @Test
  void everyDecodeOutcomeIsInASample() throws IOException {
    Set<DecodeOutcome> unseen = EnumSet.allOf(DecodeOutcome.class);
    for (ChecksumPolicy policy : ChecksumPolicy.values()) {
      SegmentDecoder decoder = new SegmentDecoder(DecodeOptions.DEFAULTS.withChecksums(policy));
      for (Sample sample : AnalysedCorpus.SAMPLES) {
        decode(sample, decoder, unseen);
      }
    }
    assertEquals(Set.of(), unseen, "decode outcomes without a sample");
  }

  private static void decode(Sample sample, SegmentDecoder decoder, Set<DecodeOutcome> unseen)
      throws IOException {
    TcpSegment segment = new TcpSegment();
    try (PacketSource source = CaptureFiles.open(Golden.capture(sample))) {
      while (!source.exhausted()) {
        source.poll(packet -> unseen.remove(decoder.decode(packet, segment)), 1000);
      }
    } catch (CaptureFormatException e) {
      // Broken on purpose: what came before the damage counts.
      return;
    }
  }

  @Test
  void everyGapCauseIsInASample() {
    assertAllSeen(
        GapCause.class, connections().flatMap(trace -> trace.gaps().stream()).map(GapNote::cause));
  }

  /** Empty lines and tunnels are no bytes to tell of: a deviation and an end tell of them. */
  @Test
  void everySkipReasonThatIsToldIsInASample() {
    Set<SkipReason> untold = EnumSet.of(SkipReason.EMPTY_LINES, SkipReason.TUNNEL);
    assertEquals(
        EnumSet.complementOf(EnumSet.copyOf(untold)),
        seen(
            SkipReason.class,
            connections().flatMap(trace -> trace.skipped().stream()).map(SkippedNote::reason)));
  }

  /** To be evicted a connection must be the oldest of 100 000: no matter for a small capture. */
  @Test
  void everyConnectionEndIsInASample() {
    assertEquals(
        EnumSet.complementOf(EnumSet.of(ConnectionEnd.EVICTED)),
        seen(ConnectionEnd.class, connections().map(ConnectionTrace::end)));
  }

  @Test
  void everyProtocolIsInASample() {
    assertAllSeen(Protocol.class, connections().map(ConnectionTrace::protocol));
  }

  @Test
  void everyMessageEndIsInASample() {
    assertAllSeen(MessageEnd.class, of(HttpMessage::end));
  }

  @Test
  void everyFramingIsInASample() {
    assertAllSeen(Framing.class, of(HttpMessage::framing));
  }

  @Test
  void everyConflictOfFramingFieldsIsInASample() {
    assertAllSeen(
        FramingConflict.class,
        AnalysedCorpus.messages().flatMap(message -> message.framingConflicts().stream()));
  }

  /** A message tells what it promises; whether its length lets it keep the promise is not told. */
  @Test
  void everyPromiseOfPersistenceIsInASample() {
    assertEquals(
        EnumSet.complementOf(EnumSet.of(PersistenceDecision.LENGTH_BY_CLOSE)),
        seen(PersistenceDecision.class, of(HttpMessage::persistence)));
  }

  @Test
  void everyStepOfTheRfcIsInASample() {
    Set<String> unseen = new TreeSet<>();
    for (int item = 1; item <= 8; item++) {
      unseen.add("6.3(" + item + ")");
    }
    of(HttpMessage::framingStep).forEach(unseen::remove);
    assertEquals(Set.of(), unseen, "items of RFC 9112 section 6.3 that decide in no sample");
  }

  private static Stream<ConnectionTrace> connections() {
    return AnalysedCorpus.ANALYSES.stream()
        .map(CaptureAnalysis::connections)
        .flatMap(connections -> connections.stream());
  }

  private static <T> Stream<T> of(Function<HttpMessage, T> fact) {
    return AnalysedCorpus.messages().map(fact).filter(Objects::nonNull);
  }

  private static <E extends Enum<E>> void assertAllSeen(Class<E> type, Stream<E> values) {
    assertEquals(EnumSet.allOf(type), seen(type, values), "what samples show of " + type);
  }

  private static <E extends Enum<E>> Set<E> seen(Class<E> type, Stream<E> values) {
    Set<E> seen = EnumSet.noneOf(type);
    values.forEach(seen::add);
    return seen;
  }
}
