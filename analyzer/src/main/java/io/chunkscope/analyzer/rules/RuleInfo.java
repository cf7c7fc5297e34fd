package io.chunkscope.analyzer.rules;

/**
 * What a rule is: the one source of the catalogue, of {@code explain} and of the findings' words.
 *
 * @param id kebab-case, stable, equal to the class name
 * @param group delivery, chunk, length, coding, head, exchange, persistence, hop or capture
 * @param severity the usual one; a finding may say otherwise
 * @param party whose doing it usually is; a finding may say otherwise
 * @param spec where the requirement stands, such as {@code RFC 9112 §7.1}
 * @param summary one line without a final period
 * @param explanation what it is, why it matters, an example on the wire, what to do
 */
public record RuleInfo(
    String id,
    String group,
    Severity severity,
    Party party,
    String spec,
    String summary,
    String explanation) {

  /** A rule about messages of either side: its findings name the sender. */
  public RuleInfo(
      String id, String group, Severity severity, String spec, String summary, String explanation) {
    this(id, group, severity, Party.SENDER, spec, summary, explanation);
  }
}
