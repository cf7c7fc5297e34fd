package io.chunkscope.cli.report.summary;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.Endpoint;
import java.util.Comparator;
import java.util.Objects;

/** Findings of one rule, severity, server and party; the one that shows it best is kept whole. */
public final class FindingGroup {
  private static final String CAPTURE_GROUP = "capture";

  /**
   * Most severe first, what is about the capture itself last, frequent before rare, early before
   * late.
   */
  static final Comparator<FindingGroup> MOST_IMPORTANT_FIRST =
      Comparator.comparing(FindingGroup::isAboutCapture)
          .thenComparing(FindingGroup::severity, Comparator.reverseOrder())
          .thenComparing(Comparator.comparingLong(FindingGroup::count).reversed())
          .thenComparingLong(FindingGroup::firstNs);

  /**
   * @param server null for findings about a capture as a whole
   */
  record Key(RuleInfo rule, Severity severity, Endpoint server, Party party) {

    // Written out: a record's own ones are slow to set up, see Endpoint.

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && severity == that.severity
          && party == that.party
          && rule.id().equals(that.rule.id())
          && Objects.equals(server, that.server);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * rule.id().hashCode() + severity.hashCode()) + Objects.hashCode(server);
    }

    static Key of(Finding finding) {
      return new Key(finding.rule(), finding.severity(), finding.server(), finding.party());
    }
  }

  private final Key key;
  private final PathCounts paths = new PathCounts();
  private Finding example;
  private int exampleCapture;
  private long count;
  private long firstNs = Long.MAX_VALUE;
  private long lastNs = Long.MIN_VALUE;

  public FindingGroup(Key key) {
    this.key = key;
  }

  public void add(int capture, Finding finding) {
    count++;
    paths.add(finding.path());
    if (finding.timeNs() > 0) {
      firstNs = Math.min(firstNs, finding.timeNs());
      lastNs = Math.max(lastNs, finding.timeNs());
    }
    if (example == null || finding.confidence().compareTo(example.confidence()) > 0) {
      example = finding;
      exampleCapture = capture;
    }
  }

  public RuleInfo rule() {
    return key.rule();
  }

  public Severity severity() {
    return key.severity();
  }

  public Endpoint server() {
    return key.server();
  }

  public long count() {
    return count;
  }

  public PathCounts paths() {
    return paths;
  }

  /** The first of those that are surest. */
  public Finding example() {
    return example;
  }

  /** The index of the capture that the example is from. */
  public int exampleCapture() {
    return exampleCapture;
  }

  /** Whether any of the findings has a time. */
  public boolean hasTime() {
    return lastNs != Long.MIN_VALUE;
  }

  /** Epoch nanoseconds; meaningless without a time. */
  public long firstNs() {
    return firstNs;
  }

  public long lastNs() {
    return lastNs;
  }

  public boolean isAboutCapture() {
    return key.rule().group().equals(CAPTURE_GROUP);
  }
}
