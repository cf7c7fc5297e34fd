package io.chunkscope.compare.hop;

import io.chunkscope.compare.leg.HeadSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a hop did to the fields of a head. Values are told only of fields that concern the hop; of
 * others it is told that they came or went, not what they say.
 *
 * @param added fields that only the head sent on has
 * @param removed fields that only the head received has
 * @param changed fields that concern the hop and whose value is another
 */
public record FieldChanges(List<String> added, List<String> removed, List<String> changed) {
  /** Values that differ from response to response say nothing of what the hop does. */
  private static final Set<String> VARYING =
      Set.of("content-length", "age", "x-varnish", "x-cache-hits");

  public FieldChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /** What lies between a head as received and as sent on. */
  public static FieldChanges of(HeadSummary received, HeadSummary sent) {
    Set<String> before = names(received);
    Set<String> after = names(sent);
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (String name : after) {
      if (!before.contains(name)) {
        added.add(told(name, sent.value(name)));
      } else if (!Objects.equals(received.value(name), sent.value(name))
          && !VARYING.contains(name)) {
        changed.add(name + ": " + received.value(name) + " → " + sent.value(name));
      }
    }
    for (String name : before) {
      if (!after.contains(name)) {
        removed.add(told(name, received.value(name)));
      }
    }
    return new FieldChanges(added, removed, changed);
  }

  /** Whether nothing came, went or changed. */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  private static String told(String name, String value) {
    return value == null || VARYING.contains(name) ? name : name + ": " + value;
  }

  private static Set<String> names(HeadSummary head) {
    Set<String> names = new TreeSet<>();
    head.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return names;
  }
}
