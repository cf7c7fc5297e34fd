package io.chunkscope.verify.expect.yaml;

import io.chunkscope.verify.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys of a mapping and their values. */
final class Entries {
  private Entries() {}

  /**
   * The known ones, in their order. Unknown and repeated keys are noted.
   *
   * @param what what the mapping is, for messages
   */
  static Map<String, Node> of(Node node, String what, Collection<String> known, Problems problems) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      problems.at(node, what + " expects keys and values");
      return entries;
    }
    Map<String, Node> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.at(tuple.getKeyNode(), "a key must be a word");
        continue;
      }
      String name = key.getValue();
      Node before = keys.putIfAbsent(name, key);
      if (before != null) {
        problems.at(
            key, Problems.quoted(name) + " again; it stands in line " + Problems.line(before));
      } else if (known.contains(name)) {
        entries.put(name, tuple.getValueNode());
      } else {
        problems.at(key, unknown("key", name, known) + " (" + what + ")");
      }
    }
    return entries;
  }

  /** {@code unknown key 'flushs'; did you mean 'flushes-at-least'?}. */
  static String unknown(String kind, String name, Collection<String> known) {
    String near = Suggestion.near(name, known);
    return "unknown "
        + kind
        + " "
        + Problems.quoted(name)
        + (near == null ? "" : "; did you mean '" + near + "'?");
  }
}
