package io.chunkscope.analyzer.rules;

/** Whose doing. */
public enum Party {
  CLIENT,
  SERVER,
  INTERMEDIARY,
  /** Nobody's on the wire: the capture itself lacks something. */
  CAPTURE,
  /** In the description of a rule: client or server, whichever sent it. A finding names one. */
  SENDER;

  /** The word used in reports. */
  public String label() {
    return switch (this) {
      case CLIENT -> "client";
      case SERVER -> "server";
      case INTERMEDIARY -> "intermediary";
      case CAPTURE -> "capture";
      case SENDER -> "sender";
    };
  }
}
