package io.chunkscope.verify.verdict;

import io.chunkscope.verify.verdict.Alignment.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * In what two verdicts differ, in words: the file, then connection after connection, exchange after
 * exchange, each with its findings. Exchanges are matched by their request lines, so that one more
 * or less does not make all that follow it different.
 */
public final class VerdictDiff {
  private static final String CAPTURE = "the capture";
  private static final int MAX_REQUEST_LINE = 100;

  private final Verdict before;
  private final Verdict after;
  private final Map<String, List<FindingLine>> findingsBefore;
  private final Map<String, List<FindingLine>> findingsAfter;
  private final List<Difference> differences = new ArrayList<>();

  private VerdictDiff(Verdict before, Verdict after) {
    this.before = before;
    this.after = after;
    this.findingsBefore = bySubject(before);
    this.findingsAfter = bySubject(after);
  }

  /** The differences; empty when the verdicts say the same. */
  public static List<Difference> of(Verdict before, Verdict after) {
    VerdictDiff diff = new VerdictDiff(before, after);
    diff.compare();
    return diff.differences;
  }

  /** What a verdict is about, in the words of {@link Difference#subject}, in its order. */
  public static List<String> subjects(Verdict verdict) {
    List<String> subjects = new ArrayList<>(List.of(CAPTURE));
    Map<Long, List<ExchangeLine>> exchanges = byConnection(verdict);
    for (ConnectionLine connection : verdict.connections()) {
      subjects.add(subject(connection));
      for (ExchangeLine exchange : exchanges.getOrDefault(connection.id(), List.of())) {
        subjects.add(subject(exchange, connection));
      }
    }
    return subjects;
  }

  private static String subject(ConnectionLine connection) {
    return "connection " + connection.id() + ", " + ends(connection);
  }

  private static String subject(ExchangeLine exchange, ConnectionLine connection) {
    return "exchange "
        + exchange.id()
        + " "
        + shown(exchange.requestLine())
        + ", "
        + ends(connection);
  }

  private void compare() {
    facts(CAPTURE, before.capture().facts(), after.capture().facts());
    findings(CAPTURE, FindingLine.CAPTURE, FindingLine.CAPTURE);
    Map<Long, ConnectionLine> connectionsBefore = byId(before);
    Map<Long, ConnectionLine> connectionsAfter = byId(after);
    Map<Long, List<ExchangeLine>> exchangesBefore = byConnection(before);
    Map<Long, List<ExchangeLine>> exchangesAfter = byConnection(after);
    Set<Long> ids = new TreeSet<>(connectionsBefore.keySet());
    ids.addAll(connectionsAfter.keySet());
    for (long id : ids) {
      connection(connectionsBefore.get(id), connectionsAfter.get(id));
      for (Pair<ExchangeLine> pair :
          Alignment.of(
              exchangesBefore.getOrDefault(id, List.of()),
              exchangesAfter.getOrDefault(id, List.of()),
              (one, other) -> one.requestLine().equals(other.requestLine()))) {
        exchange(pair, connectionsBefore.get(id), connectionsAfter.get(id));
      }
    }
    // Findings of a verdict that was edited may be about what is not there.
    Set<String> left = new LinkedHashSet<>(findingsBefore.keySet());
    left.addAll(findingsAfter.keySet());
    left.forEach(subject -> findings("exchange or connection " + subject, subject, subject));
  }

  private void connection(ConnectionLine was, ConnectionLine is) {
    ConnectionLine any = is != null ? is : was;
    String id = Long.toString(any.id());
    String subject = subject(any);
    if (was == null) {
      differences.add(Difference.came(subject, "connection", any.facts().get("protocol")));
    } else if (is == null) {
      differences.add(Difference.went(subject, "connection", any.facts().get("protocol")));
    } else if (!was.text().equals(is.text())) {
      facts(subject, was.facts(), is.facts());
    }
    findings(subject, id, id);
  }

  private void exchange(Pair<ExchangeLine> pair, ConnectionLine was, ConnectionLine is) {
    ExchangeLine old = pair.before();
    ExchangeLine now = pair.after();
    ExchangeLine any = now != null ? now : old;
    String subject = subject(any, now != null ? is : was);
    if (old == null) {
      differences.add(Difference.came(subject, "exchange", outcome(now)));
    } else if (now == null) {
      differences.add(Difference.went(subject, "exchange", outcome(old)));
    } else if (!old.text().equals(now.text())) {
      facts(subject, old.facts(), now.facts());
    }
    findings(subject, old == null ? "" : old.id(), now == null ? "" : now.id());
  }

  private void facts(String subject, Map<String, String> was, Map<String, String> is) {
    Set<String> names = new LinkedHashSet<>(is.keySet());
    names.addAll(was.keySet());
    for (String name : names) {
      String old = was.get(name);
      String now = is.get(name);
      if (now == null ? old != null : !now.equals(old)) {
        differences.add(
            Difference.changed(
                subject,
                FactWords.name(name),
                FactWords.value(name, old),
                FactWords.value(name, now)));
      }
    }
  }

  /** Findings about one thing, which the two verdicts may number differently. */
  private void findings(String subject, String idBefore, String idAfter) {
    List<FindingLine> was = findingsBefore.remove(idBefore);
    List<FindingLine> is = findingsAfter.remove(idAfter);
    if (was == null && is == null) {
      return;
    }
    List<FindingLine> old = new ArrayList<>();
    if (was != null) {
      was.forEach(line -> old.add(line.about(idAfter)));
    }
    differences.addAll(FindingDiff.of(subject, old, is == null ? List.of() : is));
  }

  private static String outcome(ExchangeLine exchange) {
    Map<String, String> facts = exchange.facts();
    String framing = facts.get("response framing");
    return facts.get("response status")
        + (framing == null ? "" : " " + FactWords.value("response framing", framing));
  }

  private static String ends(ConnectionLine connection) {
    return connection.client() + " to " + connection.server();
  }

  private static String shown(String requestLine) {
    return requestLine.length() <= MAX_REQUEST_LINE
        ? requestLine
        : requestLine.substring(0, MAX_REQUEST_LINE) + "...";
  }

  private static Map<String, List<FindingLine>> bySubject(Verdict verdict) {
    Map<String, List<FindingLine>> map = new LinkedHashMap<>();
    verdict
        .findings()
        .forEach(line -> map.computeIfAbsent(line.subject(), id -> new ArrayList<>()).add(line));
    return map;
  }

  private static Map<Long, ConnectionLine> byId(Verdict verdict) {
    Map<Long, ConnectionLine> map = new HashMap<>();
    verdict.connections().forEach(line -> map.put(line.id(), line));
    return map;
  }

  private static Map<Long, List<ExchangeLine>> byConnection(Verdict verdict) {
    Map<Long, List<ExchangeLine>> map = new HashMap<>();
    verdict
        .exchanges()
        .forEach(line -> map.computeIfAbsent(line.connection(), id -> new ArrayList<>()).add(line));
    return map;
  }
}
