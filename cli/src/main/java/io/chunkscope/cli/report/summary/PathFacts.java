package io.chunkscope.cli.report.summary;

import io.chunkscope.cli.report.Amounts;
import io.chunkscope.compare.PathComparison;
import io.chunkscope.compare.Spread;
import io.chunkscope.compare.Tally;
import io.chunkscope.verify.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One path in words: what the server sent → what the client got. Empty where nothing is known. */
public final class PathFacts {
  private static final int MAX_KINDS = 4;
  private static final int MAX_FIELDS = 10;
  private static final int MAX_FIELD_CHARS = 90;

  private final PathComparison path;

  public PathFacts(PathComparison path) {
    this.path = path;
  }

  public String framing() {
    return tally(path.framing(), path.pairs());
  }

  public String chunks() {
    return numbers(path.chunksIn(), path.chunksOut());
  }

  public String flushes() {
    return numbers(path.flushesIn(), path.flushesOut());
  }

  /** Medians of the waits on both sides. */
  public String firstByte() {
    return durations(path.firstByteInNs(), path.firstByteOutNs());
  }

  /** What a flush takes over the hop. */
  public String overTheHop() {
    return medianAndMost(path.delayNs());
  }

  /** What a request takes over the hop, with attempts that failed before. */
  public String requestOverTheHop() {
    return medianAndMost(path.requestLagNs());
  }

  /** What came of attempts after which the hop asked again; empty without any. */
  public String askedAgain() {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Long> kind : path.retries().byCount()) {
      parts.add("after " + kind.getKey() + " ×" + kind.getValue());
    }
    return String.join(", ", parts);
  }

  private static String medianAndMost(Spread spread) {
    return spread.isEmpty()
        ? ""
        : Amounts.duration(spread.median())
            + " at the median, "
            + Amounts.duration(spread.most())
            + " at most";
  }

  public String persistence() {
    return tally(path.persistence(), path.pairs());
  }

  /** Empty where all was HTTP/1.1: that nothing changed is not worth a line. */
  public String changedVersions() {
    boolean plain =
        path.version().byCount().size() == 1
            && path.version().byCount().get(0).getKey().replace("HTTP/1.1", "").matches("[ →,]*");
    return plain ? "" : "asked, answered: " + versions();
  }

  /** Of requests, and after a comma of responses. */
  public String versions() {
    return tally(path.version(), path.pairs());
  }

  /** What became of bodies; empty where they stayed the same. */
  public String changedBodies() {
    List<Map.Entry<String, Long>> kinds = path.content().byCount();
    boolean plain =
        kinds.stream()
            .allMatch(kind -> kind.getKey().equals("same") || kind.getKey().equals("none"));
    return plain ? "" : tally(path.content(), path.pairs());
  }

  /** Fields of requests that came, went or changed. */
  public String requestFields() {
    return fields(path.requestFields(), path.pairs());
  }

  /** The same of responses. */
  public String responseFields() {
    return fields(path.responseFields(), path.pairs());
  }

  private static String tally(Tally tally, long all) {
    List<String> parts = new ArrayList<>();
    List<Map.Entry<String, Long>> kinds = tally.byCount();
    for (Map.Entry<String, Long> kind : kinds.subList(0, Math.min(MAX_KINDS, kinds.size()))) {
      parts.add(kind.getKey() + (kind.getValue() == all ? "" : " ×" + kind.getValue()));
    }
    return String.join(", ", parts) + (kinds.size() > MAX_KINDS ? ", …" : "");
  }

  private static String numbers(Spread in, Spread out) {
    return in.isEmpty() && out.isEmpty() ? "" : number(in) + " → " + number(out);
  }

  private static String number(Spread spread) {
    if (spread.isEmpty()) {
      return "none";
    }
    return spread.least() == spread.most()
        ? Amounts.number(spread.least())
        : Amounts.number(spread.least()) + "…" + Amounts.number(spread.most());
  }

  private static String durations(Spread in, Spread out) {
    return in.isEmpty() || out.isEmpty()
        ? ""
        : Amounts.duration(in.median())
            + " → "
            + Amounts.duration(out.median())
            + (in.count() > 1 ? " (medians)" : "");
  }

  private static String fields(Tally fields, long all) {
    List<Map.Entry<String, Long>> kinds = fields.byCount();
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Long> kind : kinds.subList(0, Math.min(MAX_FIELDS, kinds.size()))) {
      parts.add(
          Excerpt.of(kind.getKey(), MAX_FIELD_CHARS)
              + (kind.getValue() == all ? "" : " ×" + kind.getValue()));
    }
    return String.join("; ", parts) + (kinds.size() > MAX_FIELDS ? "; …" : "");
  }
}
