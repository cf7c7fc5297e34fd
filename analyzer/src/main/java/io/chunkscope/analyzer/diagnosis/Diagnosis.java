package io.chunkscope.analyzer.diagnosis;

import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.capture.stream.Endpoint;
import java.util.List;

/**
 * What is the matter with a server as a whole.
 *
 * @param summary what it does and why, one sentence; may hold wire bytes, not escaped
 * @param price what that costs, one sentence, or empty where the capture does not show it
 * @param fix what to change
 * @param evidence what was counted, a clause each
 */
public record Diagnosis(
    Cause cause,
    Endpoint server,
    Confidence confidence,
    String summary,
    String price,
    String fix,
    List<String> evidence) {

  public Diagnosis {
    evidence = List.copyOf(evidence);
  }
}
