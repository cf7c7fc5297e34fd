package io.chunkscope.analyzer.rules;

/** How sure; lowered when evidence touches a gap, uncertain roles or an uncertain pairing. */
public enum Confidence {
  LOW,
  MEDIUM,
  HIGH;

  /** The word used in reports. */
  public String label() {
    return switch (this) {
      case LOW -> "low";
      case MEDIUM -> "medium";
      case HIGH -> "high";
    };
  }
}
