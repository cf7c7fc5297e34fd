package io.chunkscope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CaptureOptionsTest {
  private static final CaptureOptions DEFAULTS = CaptureOptions.DEFAULTS;

  @Test
  void aLargeHeapChangesNothing() {
    assertEquals(DEFAULTS, DEFAULTS.withinMemory(1L << 40));
  }

  @Test
  void aSmallHeapLowersWhatGrowsWithConnections() {
    CaptureOptions small = DEFAULTS.withinMemory(256L << 20);
    assertEquals(55_924, small.maxOpenConnections());
    assertEquals(250_000, small.maxRememberedConnections());
    assertEquals(64L << 20, small.maxWaitingBytesInAll());
    CaptureOptions smaller = DEFAULTS.withinMemory(64L << 20);
    assertEquals(13_981, smaller.maxOpenConnections());
    assertEquals(131_072, smaller.maxRememberedConnections());
    assertEquals(16L << 20, smaller.maxWaitingBytesInAll());
  }

  @Test
  void noHeapIsTooSmallForOneConnection() {
    CaptureOptions tiny = DEFAULTS.withinMemory(1);
    assertEquals(1, tiny.maxOpenConnections());
    assertEquals(1, tiny.maxRememberedConnections());
    assertTrue(tiny.maxWaitingBytesInAll() > 0);
  }

  @Test
  void allElseStays() {
    CaptureOptions small = DEFAULTS.withinMemory(1 << 20);
    assertEquals(DEFAULTS.decode(), small.decode());
    assertEquals(DEFAULTS.maxWaitingBytes(), small.maxWaitingBytes());
    assertEquals(DEFAULTS.acknowledgedHoleGraceNs(), small.acknowledgedHoleGraceNs());
    assertEquals(DEFAULTS.holeTimeoutNs(), small.holeTimeoutNs());
    assertEquals(DEFAULTS.resetLingerNs(), small.resetLingerNs());
    assertEquals(DEFAULTS.closeLingerNs(), small.closeLingerNs());
  }
}
