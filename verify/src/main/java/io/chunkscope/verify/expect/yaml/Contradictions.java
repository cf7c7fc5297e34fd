package io.chunkscope.verify.expect.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Values that are fine each by itself and cannot hold together. */
final class Contradictions {
  private final Map<String, Node> entries;
  private final Problems problems;

  private Contradictions(Map<String, Node> entries, Problems problems) {
    this.entries = entries;
    this.problems = problems;
  }

  /** Notes those of one expectation, whose values have all been read without a problem. */
  static void note(Map<String, Node> entries, Problems problems) {
    Contradictions contradictions = new Contradictions(entries, problems);
    contradictions.limits("chunks-at-least", "chunks-at-most");
    contradictions.limits("flushes-at-least", "flushes-at-most");
    contradictions.limits("delivery-at-least", "delivery-at-most");
    contradictions.streamed();
    contradictions.chunked();
  }

  private void limits(String least, String most) {
    if (number(least) > number(most) && entries.containsKey(most)) {
      problems.at(entries.get(most), most + " is less than " + least);
    }
  }

  private void streamed() {
    String streamed = text("streamed");
    if (streamed.equals("true")
        && entries.containsKey("flushes-at-most")
        && number("flushes-at-most") < 2) {
      problems.at(entries.get("flushes-at-most"), "streamed means two flushes or more");
    }
    if (streamed.equals("false") && number("flushes-at-least") > 1) {
      problems.at(entries.get("flushes-at-least"), "streamed: false means one flush at most");
    }
  }

  private void chunked() {
    Node framing = entries.get("framing");
    Node chunks = entries.get("chunks-at-least");
    if (framing == null || chunks == null) {
      return;
    }
    boolean chunked =
        framing instanceof SequenceNode list
            ? list.getValue().stream().anyMatch(Contradictions::isChunked)
            : isChunked(framing);
    if (!chunked) {
      problems.at(chunks, "chunks-at-least goes with framing: chunked only");
    }
  }

  private static boolean isChunked(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals("chunked");
  }

  private String text(String key) {
    return entries.get(key) instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** Of a count or a duration; 0 if it is not there. */
  private long number(String key) {
    String text = text(key);
    if (text.isEmpty()) {
      return 0;
    }
    long durationNs = DurationText.parse(text);
    return durationNs >= 0 ? durationNs : Long.parseLong(text);
  }
}
