package io.chunkscope.cli.report.text;

import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.summary.PathFacts;
import io.chunkscope.compare.PathComparison;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One path: what the server sent → what the client got. */
final class PathLines {
  private static final int INDENT = 2;
  private static final int HANGING = 17;
  private static final int MAX_PATH_CHARS = 80;

  private final Page page;

  PathLines(Page page) {
    this.page = page;
  }

  void write(PathComparison path) throws IOException {
    page.gap();
    page.line(
        page.ink().bold(Excerpt.of(path.path(), MAX_PATH_CHARS))
            + " ×"
            + Amounts.number(path.pairs())
            + page.ink().dim("   server → client"));
    PathFacts facts = new PathFacts(path);
    line("framing", facts.framing());
    line("chunks", facts.chunks());
    line("flushes", facts.flushes());
    line("first byte", facts.firstByte());
    line("over the hop", overTheHop(facts));
    line("asked again", facts.askedAgain());
    line("persistence", facts.persistence());
    line("version", facts.changedVersions());
    line("body", facts.changedBodies());
    line("request", facts.requestFields());
    line("response", facts.responseFields());
  }

  private static String overTheHop(PathFacts facts) {
    List<String> parts = new ArrayList<>();
    if (!facts.requestOverTheHop().isEmpty()) {
      parts.add("a request takes " + facts.requestOverTheHop());
    }
    if (!facts.overTheHop().isEmpty()) {
      parts.add("a flush takes " + facts.overTheHop());
    }
    return String.join("; ", parts);
  }

  private void line(String label, String text) throws IOException {
    if (!text.isEmpty()) {
      String room = " ".repeat(HANGING - INDENT - label.length());
      page.paragraph(" ".repeat(INDENT) + page.ink().dim(label) + room, HANGING, text);
    }
  }
}
