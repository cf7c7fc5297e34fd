package io.chunkscope.cli.report.summary;

import static java.util.stream.Collectors.joining;

import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Endpoint;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.cli.report.Timestamps;
import java.util.List;
import java.util.Objects;

/** The answer in one sentence: what is wrong, or that nothing is, or that there was nothing. */
public final class Verdict {
  /** The fault this program exists for; it is named first whatever else there is. */
  private static final String STREAMED_UNFRAMED = "streamed-unframed";

  private static final int MAX_RULES = 3;
  private static final int MAX_SERVERS = 3;

  private final RunRecord run;
  private final FindingGroups findings;
  private final Shortfall shortfall;
  private final Timestamps times;

  public Verdict(RunRecord run, FindingGroups findings, Shortfall shortfall, Timestamps times) {
    this.run = run;
    this.findings = findings;
    this.shortfall = shortfall;
    this.times = times;
  }

  public String sentence() {
    AnalysisSummary summary = run.summary();
    if (summary.exchanges() == 0 && summary.connections(Protocol.HTTP_1) == 0) {
      return nothingToJudge();
    }
    List<FindingGroup> errors = findings.ofTraffic(Severity.ERROR);
    if (!errors.isEmpty()) {
      return errors(errors);
    }
    List<FindingGroup> warnings = findings.ofTraffic(Severity.WARNING);
    if (!warnings.isEmpty()) {
      return "No error found, but "
          + Amounts.count(count(warnings), "warning")
          + " ("
          + rules(warnings)
          + ") in "
          + Traffic.exchangesOnConnections(summary)
          + shortfall.ofExchanges()
          + ".";
    }
    String nothing =
        (run.diagnoses().isEmpty() && findings.ofTraffic(Severity.NOTICE).isEmpty()
                ? "No fault found"
                : "No error or warning found")
            + (run.rules().isAll() ? ": " : " by the chosen rules: ");
    return nothing
        + Traffic.exchangesOnConnections(summary)
        + Traffic.framed(summary)
        + (summary.responses() == 0 ? "" : shortfall.ofExchanges())
        + ".";
  }

  private String nothingToJudge() {
    String where = run.captures().size() == 1 ? "this capture" : "these captures";
    if (run.captures().stream().allMatch(capture -> capture.packets() == 0)) {
      return run.captures().size() == 1
          ? "There are no packets in this capture."
          : "There are no packets in these captures.";
    }
    if (!run.allPorts()) {
      return "No HTTP/1 at the chosen ports in " + where + ".";
    }
    List<String> held = Traffic.otherThanHttp(run);
    if (held.isEmpty()) {
      long packets = run.captures().stream().mapToLong(CaptureRecord::packets).sum();
      return "No HTTP/1 in "
          + where
          + ": "
          + Amounts.count(packets, "packet")
          + ", no TCP payload.";
    }
    String it = run.captures().size() == 1 ? "it holds " : "they hold ";
    return "No HTTP/1 in " + where + ": " + it + Traffic.list(held) + ".";
  }

  private String errors(List<FindingGroup> errors) {
    FindingGroup worst =
        errors.stream()
            .filter(group -> group.rule().id().equals(STREAMED_UNFRAMED))
            .findFirst()
            .orElse(errors.get(0));
    List<FindingGroup> same =
        errors.stream().filter(group -> group.rule().id().equals(worst.rule().id())).toList();
    StringBuilder text = new StringBuilder();
    if (same.stream().allMatch(group -> group.example().confidence() == Confidence.LOW)) {
      text.append("With low confidence: ");
    }
    if (worst.rule().id().equals(STREAMED_UNFRAMED)) {
      text.append(streamedUnframed(same));
    } else {
      text.append(worst.rule().summary()).append(": ").append(times(same));
    }
    long shown = count(same);
    if (worst.hasTime()) {
      long first = same.stream().mapToLong(FindingGroup::firstNs).min().orElseThrow();
      text.append(shown == 1 ? ", at " : ", since ").append(times.timeOfDay(first));
    }
    long others = run.findings().of(Severity.ERROR) - shown;
    long warnings = run.findings().of(Severity.WARNING);
    text.append(alsoFound(others, warnings));
    return text.append('.').toString();
  }

  private static String alsoFound(long errors, long warnings) {
    String e = errors == 0 ? "" : Amounts.count(errors, "other error");
    String w = warnings == 0 ? "" : Amounts.count(warnings, "warning");
    if (e.isEmpty() && w.isEmpty()) {
      return "";
    }
    return "; also " + e + (e.isEmpty() || w.isEmpty() ? "" : " and ") + w;
  }

  private String streamedUnframed(List<FindingGroup> groups) {
    long count = count(groups);
    ServerProfile only = groups.size() == 1 ? profile(groups.get(0).server()) : null;
    String of = only == null ? "" : " of " + Amounts.number(only.responses());
    long responses = only == null ? count : only.responses();
    return Amounts.number(count)
        + of
        + (responses == 1 ? " response" : " responses")
        + servers(" from ", groups)
        + (count == 1 ? " is" : " are")
        + " streamed but not framed";
  }

  private String times(List<FindingGroup> groups) {
    long count = count(groups);
    return (count == 1 ? "once" : Amounts.number(count) + " times") + servers(" at ", groups);
  }

  /** One server with its software, or several without. */
  private String servers(String preposition, List<FindingGroup> groups) {
    List<Endpoint> servers =
        groups.stream().map(FindingGroup::server).filter(Objects::nonNull).distinct().toList();
    if (servers.isEmpty()) {
      return "";
    }
    if (servers.size() == 1) {
      ServerProfile profile = profile(servers.get(0));
      return preposition
          + servers.get(0)
          + (profile == null ? "" : Traffic.software(profile, " (", ")"));
    }
    String named =
        servers.stream().limit(MAX_SERVERS).map(Endpoint::toString).collect(joining(", "));
    String more = servers.size() > MAX_SERVERS ? ", …" : "";
    return preposition + servers.size() + " servers (" + named + more + ")";
  }

  private ServerProfile profile(Endpoint server) {
    return run.summary().servers().stream()
        .filter(profile -> profile.server().equals(server))
        .findFirst()
        .orElse(null);
  }

  private static long count(List<FindingGroup> groups) {
    return groups.stream().mapToLong(FindingGroup::count).sum();
  }

  private static String rules(List<FindingGroup> groups) {
    List<String> ids = groups.stream().map(group -> group.rule().id()).distinct().toList();
    String shown = ids.stream().limit(MAX_RULES).collect(joining(", "));
    return ids.size() > MAX_RULES ? shown + " and others" : shown;
  }
}
