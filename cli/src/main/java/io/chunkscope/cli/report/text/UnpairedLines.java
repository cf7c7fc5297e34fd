package io.chunkscope.cli.report.text;

import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.summary.PathCounts;
import io.chunkscope.compare.match.Unpaired;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exchanges without a counterpart, by side and reason. */
final class UnpairedLines {
  private final Page page;

  UnpairedLines(Page page) {
    this.page = page;
  }

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

  void write(List<Unpaired> unpaired) throws IOException {
    if (unpaired.isEmpty()) {
      return;
    }
    Map<Key, Group> groups = new LinkedHashMap<>();
    for (Unpaired each : unpaired) {
      groups.computeIfAbsent(new Key(each.front(), each.reason()), key -> new Group()).add(each);
    }
    page.gap();
    page.line(page.ink().bold("Without a counterpart"));
    for (Map.Entry<Key, Group> entry : groups.entrySet()) {
      Group group = entry.getValue();
      page.paragraph(
          "  ",
          4,
          Amounts.number(group.count)
              + " on the "
              + (entry.getKey().front() ? "client" : "server")
              + " side, "
              + entry.getKey().reason().words()
              + (group.evidence == null ? "" : " (" + Excerpt.of(group.evidence, 60) + ")")
              + ": "
              + group.paths.text());
    }
  }
}
