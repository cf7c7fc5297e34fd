package io.chunkscope.verify.verdict;

import io.chunkscope.analyzer.rules.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The line about a finding: {@code finding error high streamed-unframed 0.0 response server
 * frames=6,33}.
 *
 * @param subject {@code 0.1} for an exchange, {@code 0} for a connection, {@code -} for the capture
 * @param message {@code request}, {@code response} or {@code -}
 * @param frames those to look at, comma between, or {@code -}
 */
record FindingLine(
    String severity,
    String confidence,
    String rule,
    String subject,
    String message,
    String party,
    String frames) {
  static final String KIND = "finding";
  static final String CAPTURE = "-";
  private static final String FRAMES = "frames=";

  static FindingLine of(Finding finding) {
    String subject = CAPTURE;
    if (finding.connection() != Finding.NONE) {
      subject = Long.toString(finding.connection());
      if (finding.exchange() != Finding.NONE) {
        subject += "." + finding.exchange();
      }
    }
    return new FindingLine(
        finding.severity().label(),
        finding.confidence().label(),
        finding.rule().id(),
        subject,
        Labels.message(finding.direction()),
        finding.party().label(),
        frames(finding.frames()));
  }

  static FindingLine parse(String line) {
    Words words = new Words(line);
    words.expect(KIND);
    FindingLine parsed =
        new FindingLine(
            words.next("the severity"),
            words.next("the confidence"),
            words.next("the rule"),
            subject(words.next("the exchange or connection")),
            words.next("request, response or -"),
            words.next("whose doing it is"),
            frames(words.next("the frames")));
    if (words.hasNext()) {
      throw new DamagedLine("'" + Words.shown(words.peek()) + "' where it should end");
    }
    return parsed;
  }

  /** The connection it is about, or -1 for the capture. */
  long connection() {
    if (subject.equals(CAPTURE)) {
      return -1;
    }
    int dot = subject.indexOf('.');
    return Long.parseLong(dot < 0 ? subject : subject.substring(0, dot));
  }

  /** The exchange's index, or -1 when it is about a connection or the capture. */
  int exchange() {
    int dot = subject.indexOf('.');
    return dot < 0 ? -1 : Integer.parseInt(subject.substring(dot + 1));
  }

  FindingLine about(String otherSubject) {
    return new FindingLine(severity, confidence, rule, otherSubject, message, party, frames);
  }

  String text() {
    return String.join(
        " ", KIND, severity, confidence, rule, subject, message, party, FRAMES + frames);
  }

  private static String subject(String word) {
    if (!word.equals(CAPTURE)) {
      int dot = word.indexOf('.');
      Words.number(dot < 0 ? word : word.substring(0, dot), "a connection or exchange");
      if (dot >= 0) {
        ExchangeLine.index(word.substring(dot + 1));
      }
    }
    return word;
  }

  private static String frames(String word) {
    if (!word.startsWith(FRAMES)) {
      throw new DamagedLine("'" + Words.shown(word) + "' is not frames=");
    }
    return word.substring(FRAMES.length());
  }

  private static String frames(List<Long> frames) {
    return frames.isEmpty()
        ? "-"
        : frames.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
