package io.chunkscope.cli.report.html.hop;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.cli.report.html.Clip;
import io.chunkscope.cli.report.html.StringTable;
import io.chunkscope.compare.leg.HeadSummary;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A head as it came to the hop and as it was sent on. Of fields that frame a message or concern a
 * hop the values are told, of others only that they came or went.
 */
final class HeadChangesJson {
  private final StringTable strings;
  private final HopPageLimits limits;

  HeadChangesJson(StringTable strings, HopPageLimits limits) {
    this.strings = strings;
    this.limits = limits;
  }

  void write(JsonGenerator json, String name, HeadSummary received, HeadSummary sent)
      throws IOException {
    Set<String> told = new TreeSet<>(received.values().keySet());
    told.addAll(sent.values().keySet());
    json.writeObjectFieldStart(name);
    json.writeNumberField("from", number(received.version()));
    json.writeNumberField("to", number(sent.version()));
    json.writeArrayFieldStart("fields");
    for (String field : told) {
      json.writeNumber(number(field));
      json.writeNumber(number(received.value(field)));
      json.writeNumber(number(sent.value(field)));
    }
    json.writeEndArray();
    names(json, "added", sent, received, told);
    names(json, "removed", received, sent, told);
    json.writeEndObject();
  }

  /** Names that only the one head has. */
  private void names(
      JsonGenerator json, String name, HeadSummary one, HeadSummary other, Set<String> told)
      throws IOException {
    Set<String> names = new TreeSet<>();
    one.names().stream()
        .filter(field -> !other.has(field))
        .map(field -> field.toLowerCase(Locale.ROOT))
        .filter(field -> !told.contains(field))
        .forEach(names::add);
    json.writeArrayFieldStart(name);
    for (String field : names.stream().limit(limits.fields()).toList()) {
      json.writeNumber(number(field));
    }
    json.writeEndArray();
  }

  private int number(String text) {
    return strings.number(Clip.wire(text, limits.valueChars()));
  }
}
