package io.chunkscope.capture.tcp;

import io.chunkscope.capture.CaptureOptions;

/** The default options but for one limit. */
final class Limits {
  private static final CaptureOptions DEFAULTS = CaptureOptions.DEFAULTS;

  private Limits() {}

  static CaptureOptions waitingBytes(int limit) {
    return of(
        DEFAULTS.maxOpenConnections(),
        DEFAULTS.maxRememberedConnections(),
        limit,
        DEFAULTS.maxWaitingBytesInAll());
  }

  static CaptureOptions waitingBytesInAll(long limit) {
    return of(
        DEFAULTS.maxOpenConnections(),
        DEFAULTS.maxRememberedConnections(),
        DEFAULTS.maxWaitingBytes(),
        limit);
  }

  static CaptureOptions connections(int open, int remembered) {
    return of(open, remembered, DEFAULTS.maxWaitingBytes(), DEFAULTS.maxWaitingBytesInAll());
  }

  static CaptureOptions of(int open, int remembered, int waitingBytes, long waitingBytesInAll) {
    return new CaptureOptions(
        DEFAULTS.decode(),
        open,
        remembered,
        waitingBytes,
        waitingBytesInAll,
        DEFAULTS.acknowledgedHoleGraceNs(),
        DEFAULTS.holeTimeoutNs(),
        DEFAULTS.resetLingerNs(),
        DEFAULTS.closeLingerNs());
  }
}
