package io.chunkscope.verify.expect.yaml;

import io.chunkscope.verify.expect.Selection;
import io.chunkscope.verify.expect.SelectionLine;
import io.chunkscope.verify.expect.match.BoundedRegex;
import io.chunkscope.verify.expect.match.Glob;
import io.chunkscope.verify.expect.match.StatusSet;
import io.chunkscope.verify.expect.match.TextPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code for}: a line such as {@code GET www.example.com/home}, or its parts by name. */
final class SelectionReader {
  /** The names of the parts. */
  static final List<String> KEYS =
      List.of("method", "host", "path", "path-regex", "status", "content-type");

  private static final Pattern METHOD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final Values values;

  SelectionReader(Values values) {
    this.values = values;
  }

  Selection read(Node node) {
    return node instanceof ScalarNode ? ofLine(node) : ofParts(node);
  }

  private Selection ofLine(Node node) {
    String line = values.text("for", node);
    if (line == null) {
      return Selection.ALL;
    }
    Selection selection = SelectionLine.parse(line);
    if (selection == null) {
      values
          .problems()
          .at(
              node,
              "for expects [METHOD] [HOST]/PATH, such as GET www.example.com/home"
                  + Values.butGot(node));
      return Selection.ALL;
    }
    return selection;
  }

  private Selection ofParts(Node node) {
    Map<String, Node> parts = Entries.of(node, "for", KEYS, values.problems());
    if (parts.containsKey("path") && parts.containsKey("path-regex")) {
      values.problems().at(parts.get("path-regex"), "path and path-regex exclude each other");
    }
    String host = text(parts, "host");
    String path = path(parts.get("path"));
    TextPattern pattern = path != null ? Glob.of(path) : regex(parts.get("path-regex"));
    return new Selection(
        methods(parts.get("method")),
        host == null ? null : Glob.ignoringCase(host),
        SelectionLine.hasPort(host),
        pattern,
        SelectionLine.hasQuery(path),
        parts.containsKey("status") ? status("status", parts.get("status")) : null,
        parts.containsKey("content-type")
            ? contentTypes("content-type", parts.get("content-type"))
            : List.of());
  }

  private String text(Map<String, Node> parts, String key) {
    return parts.containsKey(key) ? values.text(key, parts.get(key)) : null;
  }

  private String path(Node node) {
    String path = node == null ? null : values.text("path", node);
    if (path != null && !path.startsWith("/") && !path.startsWith("*")) {
      values.problems().at(node, "path begins with / or *" + Values.butGot(node));
    }
    return path;
  }

  private TextPattern regex(Node node) {
    String expression = node == null ? null : values.text("path-regex", node);
    if (expression == null) {
      return null;
    }
    try {
      return BoundedRegex.of(expression);
    } catch (PatternSyntaxException e) {
      values.problems().at(node, "path-regex is no regular expression: " + e.getDescription());
      return null;
    }
  }

  private Set<String> methods(Node node) {
    Set<String> methods = new LinkedHashSet<>();
    if (node == null) {
      return methods;
    }
    for (Node element : values.oneOrMore("method", node)) {
      String method = values.text("method", element);
      if (method != null && !METHOD.matcher(method).matches()) {
        values.problems().at(element, "method expects a word" + Values.butGot(element));
      } else if (method != null) {
        methods.add(method);
      }
    }
    return methods;
  }

  /** Status codes; 200, 2xx, or a list of such. */
  StatusSet status(String key, Node node) {
    StatusSet status = new StatusSet();
    for (Node element : values.oneOrMore(key, node)) {
      if (!(element instanceof ScalarNode scalar) || !status.add(scalar.getValue())) {
        values
            .problems()
            .at(
                element,
                key + " expects a status code such as 200 or 2xx" + Values.butGot(element));
      }
    }
    return status;
  }

  /** Patterns of media types. */
  List<TextPattern> contentTypes(String key, Node node) {
    List<TextPattern> types = new ArrayList<>();
    for (Node element : values.oneOrMore(key, node)) {
      String type = values.text(key, element);
      if (type != null && type.indexOf(';') >= 0) {
        values.problems().at(element, key + " is compared without parameters; leave out '; ...'");
      } else if (type != null) {
        types.add(Glob.ignoringCase(type));
      }
    }
    return types;
  }
}
