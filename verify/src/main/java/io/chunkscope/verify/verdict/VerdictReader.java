package io.chunkscope.verify.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a verdict's text strictly: a line that cannot be one of a verdict's is refused. */
final class VerdictReader {
  private final List<ConnectionLine> connections = new ArrayList<>();
  private final List<ExchangeLine> exchanges = new ArrayList<>();
  private final List<FindingLine> findings = new ArrayList<>();
  private final Set<Long> connectionIds = new HashSet<>();
  private final Set<String> exchangeIds = new HashSet<>();
  private CaptureLine capture;

  private VerdictReader() {}

  /**
   * The verdict that a text says; lines may end as on Windows.
   *
   * @throws VerdictFormatException when it is damaged, or of a version that is not known
   */
  static Verdict read(String text) throws VerdictFormatException {
    List<String> lines = text.lines().toList();
    checkVersion(lines.isEmpty() ? "" : lines.get(0));
    VerdictReader reader = new VerdictReader();
    for (int i = 1; i < lines.size(); i++) {
      try {
        reader.line(lines.get(i));
      } catch (DamagedLine e) {
        throw new VerdictFormatException(i + 1, "damaged: " + e.getMessage());
      }
    }
    if (reader.capture == null) {
      throw new VerdictFormatException(lines.size(), "damaged: it ends before the capture's line");
    }
    return reader.verdict();
  }

  private static void checkVersion(String line) throws VerdictFormatException {
    String[] words = line.split(" ", -1);
    if (words.length != 2 || !words[0].equals(Verdict.HEADER) || !words[1].matches("[1-9]\\d*")) {
      throw new VerdictFormatException(
          1,
          "not a verdict: it does not begin with '" + Verdict.HEADER + " " + Verdict.VERSION + "'");
    }
    if (words[1].length() > 9 || Integer.parseInt(words[1]) > Verdict.VERSION) {
      throw new VerdictFormatException(
          1,
          "written by a newer Chunkscope (version "
              + Words.shown(words[1])
              + " of verdicts, this one reads "
              + Verdict.VERSION
              + "); update Chunkscope");
    }
  }

  private void line(String line) {
    int space = line.indexOf(' ');
    String kind = space < 0 ? line : line.substring(0, space);
    if (capture == null && !kind.equals(CaptureLine.KIND)) {
      throw new DamagedLine("'" + Words.shown(kind) + "' where the capture's line should be");
    }
    switch (kind) {
      case CaptureLine.KIND -> {
        if (capture != null) {
          throw new DamagedLine("a second line about the capture");
        }
        capture = CaptureLine.parse(line);
      }
      case ConnectionLine.KIND -> add(ConnectionLine.parse(line));
      case ExchangeLine.KIND -> add(ExchangeLine.parse(line));
      case FindingLine.KIND -> findings.add(FindingLine.parse(line));
      default -> throw new DamagedLine("no line begins with '" + Words.shown(kind) + "'");
    }
  }

  private void add(ConnectionLine connection) {
    if (!connectionIds.add(connection.id())) {
      throw new DamagedLine("connection " + connection.id() + " twice");
    }
    connections.add(connection);
  }

  private void add(ExchangeLine exchange) {
    if (!connectionIds.contains(exchange.connection())) {
      throw new DamagedLine("an exchange of a connection that is not there");
    }
    if (!exchangeIds.add(exchange.id())) {
      throw new DamagedLine("exchange " + exchange.id() + " twice");
    }
    exchanges.add(exchange);
  }

  private Verdict verdict() {
    connections.sort(Comparator.comparingLong(ConnectionLine::id));
    exchanges.sort(
        Comparator.comparingLong(ExchangeLine::connection).thenComparingInt(ExchangeLine::index));
    findings.sort(Comparator.comparing(FindingLine::text));
    return new Verdict(capture, connections, exchanges, findings);
  }
}
