package io.chunkscope.verify.expect.draft;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.verify.expect.match.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Drafts a file of expectations from what captures show, grouped by host and path; the captures
 * meet what it says. Like an evaluation it must hear the analysis itself, with all rules. One
 * thread.
 */
public final class Draft {
  /** Groups that are followed. */
  static final int MAX_GROUPS = 500;

  /** Groups that are written, those with most exchanges. */
  static final int MAX_WRITTEN = 40;

  private static final int MAX_PATTERN = 200;
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
  private static final Pattern HOST =
      Pattern.compile("[0-9A-Za-z](?:[0-9A-Za-z._-]{0,250}[0-9A-Za-z])?");

  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<Long, Set<Group>> ofConnection = new HashMap<>();
  private final FindingsSeen findings = new FindingsSeen();
  private long exchanges;
  private long connections;
  private long undrafted;

  /** Receives the analysis of a capture; then {@link #end}. */
  public AnalysisHandler handler() {
    return new Listener();
  }

  /** The capture is over. */
  public void end() {
    ofConnection.clear();
  }

  /**
   * The file.
   *
   * @param captures what the captures are called
   */
  public String text(String captures) {
    StringBuilder text = new StringBuilder();
    line(text, "# What " + printable(captures) + " shows:");
    line(
        text,
        "# "
            + count(exchanges, "exchange")
            + " on "
            + count(connections, "connection")
            + ". What was measured stands beside it.");
    line(text, "# Keep what must stay so, delete the rest, add what must become better.");
    List<List<String>> written = new ArrayList<>();
    long more = undrafted;
    for (Group group : byCount()) {
      List<String> lines =
          written.size() < MAX_WRITTEN ? GroupText.of(withCovered(group)) : List.of();
      if (lines.isEmpty()) {
        more += group.exchanges;
      } else {
        written.add(lines);
      }
    }
    if (more > 0) {
      line(
          text,
          "# For "
              + count(more, "exchange")
              + " nothing is drafted: unanswered, too many paths, or not to be told.");
    }
    line(text, "");
    if (!written.isEmpty()) {
      line(text, "expect:");
    }
    for (List<String> lines : written) {
      lines.forEach(each -> line(text, each));
      line(text, "");
    }
    findings.lines().forEach(each -> line(text, each));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private static String count(long number, String noun) {
    return Phrases.count(number, noun, noun + "s");
  }

  private List<Group> byCount() {
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort(Comparator.comparingLong((Group group) -> -group.exchanges));
    return sorted;
  }

  /** A pattern may fit paths that have a group of their own. */
  private Group withCovered(Group group) {
    Group all = new Group(group.method, group.host, group.path);
    groups.values().stream().filter(group::covers).forEach(all::add);
    return all;
  }

  /** A file's name may hold a line end, which would end the comment. */
  private static String printable(String name) {
    return name.codePoints()
        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private List<Group> groupsOf(Request request) {
    String method = request.method();
    String host = Target.host(request).toLowerCase(Locale.ROOT);
    String path = Target.path(request);
    String pattern = path.startsWith("/") ? PathPattern.of(path) : "";
    boolean plain =
        !pattern.isEmpty()
            && pattern.length() <= MAX_PATTERN
            && METHOD.matcher(method).matches()
            && (host.isEmpty() || HOST.matcher(host).matches());
    String key = method + " " + host + pattern;
    Group group = plain ? groups.get(key) : null;
    if (group == null && plain && groups.size() < MAX_GROUPS) {
      group = new Group(method, host, pattern);
      groups.put(key, group);
    }
    if (group != null) {
      return List.of(group);
    }
    undrafted++;
    // It has no group of its own, but will be judged by every pattern that fits.
    return groups.values().stream().filter(each -> each.covers(method, host, path)).toList();
  }

  private final class Listener implements AnalysisHandler {
    @Override
    public void onFinding(Finding finding) {
      findings.add(finding);
    }

    @Override
    public void onExchange(Exchange exchange) {
      exchanges++;
      if (exchange.request() == null || !exchange.pairingCertain()) {
        undrafted++;
        return;
      }
      for (Group group : groupsOf(exchange.request())) {
        group.add(exchange);
        ofConnection
            .computeIfAbsent(exchange.connection().id(), id -> new LinkedHashSet<>())
            .add(group);
      }
    }

    @Override
    public void onConnection(ConnectionTrace connection) {
      Set<Group> concerned = ofConnection.remove(connection.id());
      if (concerned != null) {
        connections++;
        concerned.forEach(group -> group.add(connection));
      }
    }
  }
}
