package io.chunkscope.verify.verdict;

import io.chunkscope.verify.CaptureAnalysis;
import io.chunkscope.verify.CaptureAnalysis.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What was judged of a capture, as a few lines of text that a person can check and that change only
 * when a judgement does: no times, no wording. Two verdicts are compared line by line and fact by
 * fact ({@link VerdictDiff}).
 *
 * <p>The text's first line is its version. A version's facts are fixed: what a later Chunkscope
 * wants to keep besides makes a new version, and a verdict of an older one is then compared by the
 * facts it has. What is new among rules is not part of the version: it shows as a finding that
 * came.
 */
public final class Verdict {
  /** The version that is written, and the newest that is read. */
  public static final int VERSION = 1;

  static final String HEADER = "verdict";

  private final CaptureLine capture;
  private final List<ConnectionLine> connections;
  private final List<ExchangeLine> exchanges;
  private final List<FindingLine> findings;

  /**
   * @param connections by number
   * @param exchanges by connection and index, each of a connection listed
   * @param findings by their text
   */
  Verdict(
      CaptureLine capture,
      List<ConnectionLine> connections,
      List<ExchangeLine> exchanges,
      List<FindingLine> findings) {
    this.capture = capture;
    this.connections = List.copyOf(connections);
    this.exchanges = List.copyOf(exchanges);
    this.findings = List.copyOf(findings);
  }

  /** The verdict on a capture that was analysed. */
  public static Verdict of(CaptureAnalysis analysis) {
    VerdictRecorder recorder = new VerdictRecorder();
    analysis.exchanges().forEach(recorder::onExchange);
    analysis.connections().forEach(recorder::onConnection);
    analysis.findings().forEach(recorder::onFinding);
    return recorder.verdict(
        analysis.info(),
        analysis.reading(),
        analysis.undecodedPackets(),
        analysis.badChecksumPackets());
  }

  /** How far the capture could be read. */
  public Reading reading() {
    return Reading.valueOf(capture.facts().get("reading").toUpperCase(Locale.ROOT));
  }

  /** Connections judged. */
  public int connectionCount() {
    return connections.size();
  }

  /** Exchanges judged. */
  public int exchangeCount() {
    return exchanges.size();
  }

  /** Findings of this severity, as reports name it. */
  public int findingCount(String severity) {
    return (int) findings.stream().filter(line -> line.severity().equals(severity)).count();
  }

  CaptureLine capture() {
    return capture;
  }

  List<ConnectionLine> connections() {
    return connections;
  }

  List<ExchangeLine> exchanges() {
    return exchanges;
  }

  List<FindingLine> findings() {
    return findings;
  }

  /** The verdict's text: ASCII, each line ended by a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    try {
      writeTo(text);
    } catch (IOException e) {
      throw new AssertionError("memory is always written", e);
    }
    return text.toString();
  }

  /** Writes what {@link #text()} says, line by line. */
  void writeTo(Appendable out) throws IOException {
    out.append(HEADER).append(' ').append(Integer.toString(VERSION)).append('\n');
    out.append(capture.text()).append('\n');
    int next = 0;
    for (ConnectionLine connection : connections) {
      out.append(connection.text()).append('\n');
      while (next < exchanges.size() && exchanges.get(next).connection() == connection.id()) {
        out.append(exchanges.get(next++).text()).append('\n');
      }
    }
    for (FindingLine finding : findings) {
      out.append(finding.text()).append('\n');
    }
  }

  /** As {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
