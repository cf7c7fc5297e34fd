package io.chunkscope.cli.report.summary;

import io.chunkscope.cli.report.Amounts;
import io.chunkscope.compare.match.Unpaired;
import io.chunkscope.verify.Excerpt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exchanges without a counterpart, by side and reason. */
public final class UnpairedGroups {
  private static final int MAX_EVIDENCE_CHARS = 60;

  private UnpairedGroups() {}

  private record Key(boolean front, Unpaired.Reason reason) {}

  private static final class Group {
    final PathCounts paths = new PathCounts();
    long count;
    String evidence;

    void add(Unpaired unpaired) {
      count++;
      String target = unpaired.exchange().request().target();
      int query = target.indexOf('?');
      paths.add(query < 0 ? target : target.substring(0, query));
      evidence = evidence == null ? unpaired.evidence() : evidence;
    }
  }

  /** A line for each side and reason. */
  public static List<String> lines(List<Unpaired> unpaired) {
    Map<Key, Group> groups = new LinkedHashMap<>();
    for (Unpaired each : unpaired) {
      groups.computeIfAbsent(new Key(each.front(), each.reason()), key -> new Group()).add(each);
    }
    return groups.entrySet().stream().map(each -> line(each.getKey(), each.getValue())).toList();
  }

  private static String line(Key key, Group group) {
    return Amounts.number(group.count)
        + " on the "
        + (key.front() ? "client" : "server")
        + " side, "
        + key.reason().words()
        + (group.evidence == null
            ? ""
            : " (" + Excerpt.of(group.evidence, MAX_EVIDENCE_CHARS) + ")")
        + ": "
        + group.paths.text();
  }
}
