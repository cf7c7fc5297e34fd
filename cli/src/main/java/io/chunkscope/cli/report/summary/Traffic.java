package io.chunkscope.cli.report.summary;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.ProtocolTally;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.verify.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What there was, in words: exchanges, framing, other protocols. */
public final class Traffic {
  private static final int MAX_PROTOCOLS = 6;
  private static final int MAX_SOFTWARE_CHARS = 48;

  private Traffic() {}

  /** {@code 41 exchanges on 3 connections}. */
  public static String exchangesOnConnections(AnalysisSummary summary) {
    return Amounts.count(summary.exchanges(), "exchange")
        + " on "
        + Amounts.count(summary.connections(Protocol.HTTP_1), "connection");
  }

  /** {@code , all framed}, or how many are not. */
  public static String framed(AnalysisSummary summary) {
    if (summary.responses() == 0) {
      return ", no response";
    }
    long closeDelimited = summary.framing(Framing.CLOSE_DELIMITED);
    long undetermined = summary.framing(Framing.UNDETERMINED);
    if (closeDelimited == 0 && undetermined == 0) {
      return ", all framed";
    }
    String ended = closeDelimited == 0 ? "" : ", " + closeDelimited + " ended by closing";
    String unknown = undetermined == 0 ? "" : ", " + undetermined + " undetermined";
    return ended + unknown;
  }

  /** {@code 29 content-length, 12 close-delimited}; most frequent first, none left out. */
  public static String framingMix(ToLongFunction<Framing> count) {
    List<Framing> kinds = new ArrayList<>(List.of(Framing.values()));
    kinds.removeIf(kind -> count.applyAsLong(kind) == 0);
    kinds.sort((a, b) -> Long.compare(count.applyAsLong(b), count.applyAsLong(a)));
    return String.join(
        ", ",
        kinds.stream()
            .map(kind -> Amounts.number(count.applyAsLong(kind)) + " " + name(kind))
            .toList());
  }

  private static String name(Framing kind) {
    return kind == Framing.NONE ? "without body" : kind.label();
  }

  /** Connections and packets that are not HTTP/1: {@code 12 TLS connections}. */
  public static List<String> otherThanHttp(RunRecord run) {
    List<String> held = new ArrayList<>();
    add(held, run.summary().connections(Protocol.TLS), "TLS connection");
    add(held, run.summary().connections(Protocol.HTTP_2), "HTTP/2 connection");
    add(held, run.summary().connections(Protocol.OTHER), "other TCP connection");
    Map<String, Long> packets = new LinkedHashMap<>();
    for (CaptureRecord capture : run.captures()) {
      for (ProtocolTally tally : capture.otherProtocols()) {
        packets.merge(tally.name(), tally.packets(), Math::addExact);
      }
    }
    packets.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MAX_PROTOCOLS)
        .forEach(entry -> add(held, entry.getValue(), entry.getKey() + " packet"));
    long undecoded = run.captures().stream().mapToLong(CaptureRecord::undecodedPackets).sum();
    add(held, undecoded, "undecodable packet");
    return held;
  }

  private static void add(List<String> held, long count, String noun) {
    if (count > 0) {
      held.add(Amounts.count(count, noun));
    }
  }

  /** What the server calls itself, between two strings; empty when it does not say. */
  public static String software(ServerProfile server, String before, String after) {
    String software = server.software();
    return software == null || software.isEmpty()
        ? ""
        : before + Excerpt.of(software, MAX_SOFTWARE_CHARS) + after;
  }

  /** {@code a, b and c}. */
  public static String list(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
