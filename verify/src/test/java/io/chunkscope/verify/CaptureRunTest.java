package io.chunkscope.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.source.PacketHandler;
import io.chunkscope.capture.source.PacketSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureRunTest {
  private final List<String> findings = new ArrayList<>();

  @Test
  void aSourceIsReadToItsEndWithProgress() {
    Source source = new Source(null, null);
    CaptureRun run = run(source);
    List<Long> progress = new ArrayList<>();
    run.readAll(progress::add);
    assertTrue(run.over());
    assertEquals(List.of(100L, 200L, 300L), progress);
    CaptureFacts facts = run.finish();
    assertTrue(facts.complete());
    assertNull(facts.problem());
    assertNull(run.breakOff());
    assertEquals(List.of(), findings);
  }

  @Test
  void aFileThatEndsTooEarlyIsIncompleteAndDidNotBreakOff() {
    CaptureRun run = run(new Source(null, "it ends inside a packet"));
    run.readAll(bytes -> {});
    CaptureFacts facts = run.finish();
    assertFalse(facts.complete());
    assertEquals("it ends inside a packet", facts.problem());
    assertNull(run.breakOff());
    assertEquals(List.of("capture-incomplete"), findings);
  }

  @Test
  void damageEndsTheRunAndIsKept() {
    CaptureFormatException damage = new CaptureFormatException("damaged at byte 7");
    CaptureRun run = run(new Source(damage, null));
    run.readAll(bytes -> {});
    assertTrue(run.over());
    assertEquals(0, run.poll());
    assertSame(damage, run.breakOff());
    CaptureFacts facts = run.finish();
    assertFalse(facts.complete());
    assertEquals("damaged at byte 7", facts.problem());
    assertEquals(List.of("capture-incomplete"), findings);
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    CaptureRun run = run(new Source(new IOException(), null));
    run.readAll(bytes -> {});
    assertEquals("IOException", run.problem());
  }

  @Test
  void wholeAnalysesTellDamageFromTroubleWithReading() throws IOException {
    CaptureAnalysis damaged =
        CaptureAnalysis.of(new Source(new CaptureFormatException("damaged"), null));
    assertEquals(CaptureAnalysis.Reading.CORRUPT, damaged.reading());
    assertEquals("damaged", damaged.problem());
    assertEquals(
        CaptureAnalysis.Reading.CUT, CaptureAnalysis.of(new Source(null, "cut")).reading());
    assertEquals(
        CaptureAnalysis.Reading.COMPLETE, CaptureAnalysis.of(new Source(null, null)).reading());
    IOException trouble = new IOException("the disk is gone");
    assertSame(
        trouble,
        assertThrows(IOException.class, () -> CaptureAnalysis.of(new Source(trouble, null))));
  }

  private CaptureRun run(PacketSource source) {
    return new CaptureRun(
        source,
        RunOptions.DEFAULTS,
        new AnalysisHandler() {
          @Override
          public void onExchange(Exchange exchange) {}

          @Override
          public void onConnection(ConnectionTrace connection) {}

          @Override
          public void onFinding(Finding finding) {
            findings.add(finding.rule().id());
          }
        });
  }

  /** Three rounds without packets, then the end or a failure. */
  private static final class Source implements PacketSource {
    private final Exception failure;
    private final String problem;
    private int rounds;

    Source(Exception failure, String problem) {
      this.failure = failure;
      this.problem = problem;
    }

    @Override
    public int poll(PacketHandler handler, int limit) throws IOException, CaptureFormatException {
      if (++rounds == 3 && failure instanceof IOException e) {
        throw e;
      }
      if (rounds == 3 && failure instanceof CaptureFormatException e) {
        throw e;
      }
      return 0;
    }

    @Override
    public boolean exhausted() {
      return rounds >= 3;
    }

    @Override
    public CaptureInfo info() {
      return new CaptureInfo(
          "pcap", null, List.of("ETHERNET"), 0, consumedBytes(), 0, problem == null, problem);
    }

    @Override
    public long consumedBytes() {
      return rounds * 100L;
    }

    @Override
    public void close() {}
  }
}
