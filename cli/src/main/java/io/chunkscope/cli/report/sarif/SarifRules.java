package io.chunkscope.cli.report.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The catalogue as reporting descriptors. */
final class SarifRules {
  private static final String WHAT_IT_IS = "What it is";
  private static final String WHY_IT_MATTERS = "Why it matters";

  /** GitHub cuts a longer description. */
  private static final int SHOWN_CHARS = 1_024;

  private final List<RuleInfo> rules;
  private final Map<String, Integer> indices = new HashMap<>();

  SarifRules(List<RuleInfo> rules) {
    this.rules = rules;
    for (int i = 0; i < rules.size(); i++) {
      indices.put(rules.get(i).id(), i);
    }
  }

  int index(RuleInfo rule) {
    return indices.get(rule.id());
  }

  /** The word for a severity; what is only for the record is no result that fails anything. */
  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTICE -> "note";
      case INFO -> "none";
    };
  }

  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("rules");
    for (RuleInfo rule : rules) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      json.writeStringField("name", name(rule.id()));
      text(json, "shortDescription", rule.summary());
      text(json, "fullDescription", description(rule.explanation()));
      text(json, "help", rule.explanation());
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", level(rule.severity()));
      json.writeEndObject();
      json.writeObjectFieldStart("properties");
      json.writeArrayFieldStart("tags");
      json.writeString(rule.group());
      json.writeEndArray();
      json.writeStringField("group", rule.group());
      json.writeStringField("severity", rule.severity().label());
      json.writeStringField("party", rule.party().label());
      if (!rule.spec().isEmpty()) {
        json.writeStringField("spec", rule.spec());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", SarifText.message(text));
    json.writeEndObject();
  }

  /** What it is and, as far as services show so much, why it matters. */
  private static String description(String explanation) {
    String first = WHAT_IT_IS + "\n";
    int from = explanation.startsWith(first) ? first.length() : 0;
    int why = explanation.indexOf("\n\n" + WHY_IT_MATTERS + "\n");
    int end = why < 0 ? -1 : explanation.indexOf("\n\n", why + WHY_IT_MATTERS.length() + 3);
    for (int to : new int[] {end, why}) {
      if (to > from && to - from <= SHOWN_CHARS) {
        return explanation.substring(from, to).replace(WHY_IT_MATTERS + "\n", "");
      }
    }
    return explanation.substring(from);
  }

  /** {@code streamed-unframed} is StreamedUnframed. */
  private static String name(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.toString();
  }
}
