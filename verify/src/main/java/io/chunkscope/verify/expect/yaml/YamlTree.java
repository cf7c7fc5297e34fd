package io.chunkscope.verify.expect.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML as a tree that knows its lines. Nothing in a file can make objects, and a file can neither
 * nest without end (the composer recurses) nor blow itself up by aliases.
 */
final class YamlTree {
  /** Characters of a file. */
  static final int MAX_CHARS = 1 << 20;

  /** No expectation nests deeper than five. */
  static final int MAX_DEPTH = 20;

  private YamlTree() {}

  /** The only document's root; null, and a problem noted, if there is none. */
  static Node read(String text, Problems problems) {
    if (text.length() > MAX_CHARS) {
      problems.atAll("larger than " + MAX_CHARS + " characters");
      return null;
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(problems.source())
            .setCodePointLimit(MAX_CHARS)
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .build();
    try {
      if (!isHarmless(settings, text, problems)) {
        return null;
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.atAll("expects nothing; write 'expect:' and a list below it");
      }
      return root.orElse(null);
    } catch (MarkedYamlEngineException e) {
      String problem = e.getProblem() == null ? "not YAML" : e.getProblem().strip();
      problems.at(
          e.getProblemMark().or(e::getContextMark).orElse(null),
          "not YAML: " + problem.lines().findFirst().orElse(""));
    } catch (YamlEngineException e) {
      problems.atAll("not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return null;
  }

  /** Looks at the events one by one, which takes no stack. */
  private static boolean isHarmless(LoadSettings settings, String text, Problems problems) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof AliasEvent) {
        problems.at(
            event.getStartMark().orElse(null), "aliases (*name) are not read; write it out");
        return false;
      }
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        problems.at(event.getStartMark().orElse(null), "nested too deep");
        return false;
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return true;
  }
}
