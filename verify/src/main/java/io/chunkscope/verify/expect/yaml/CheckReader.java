package io.chunkscope.verify.expect.yaml;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.DeliveryChecks;
import io.chunkscope.verify.expect.check.MessageChecks;
import io.chunkscope.verify.expect.check.PersistenceChecks;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what must hold: a key with its value becomes a check. */
final class CheckReader {
  static final List<String> CODINGS = List.of("none", "gzip", "deflate", "br", "zstd", "compress");
  static final List<String> VERSIONS = List.of("HTTP/1.1", "HTTP/1.0", "HTTP/0.9");
  static final List<String> FRAMINGS = Arrays.stream(Framing.values()).map(Framing::label).toList();

  /** Makes a check of a value; null after a problem. */
  private interface OfValue {
    Check read(String key, Node value);
  }

  private final Map<String, OfValue> readers = new LinkedHashMap<>();
  private final Values values;

  CheckReader(Values values, SelectionReader selections) {
    this.values = values;
    readers.put("status", (key, node) -> MessageChecks.status(selections.status(key, node)));
    readers.put(
        "content-type",
        (key, node) -> MessageChecks.contentType(selections.contentTypes(key, node)));
    words("framing", FRAMINGS, words -> MessageChecks.framing(framings(words)));
    words("content-coding", CODINGS, MessageChecks::contentCoding);
    words("http-version", VERSIONS, MessageChecks::httpVersion);
    bool("complete", MessageChecks::complete);
    count("chunks-at-least", 1, MessageChecks::chunksAtLeast);
    count("chunks-at-most", 0, MessageChecks::chunksAtMost);
    bool("streamed", DeliveryChecks::streamed);
    count("flushes-at-least", 1, DeliveryChecks::flushesAtLeast);
    count("flushes-at-most", 0, DeliveryChecks::flushesAtMost);
    duration("first-byte-within", DeliveryChecks::firstByteWithin);
    duration("first-flush-within", DeliveryChecks::firstFlushWithin);
    duration("last-byte-within", DeliveryChecks::lastByteWithin);
    duration("delivery-at-least", DeliveryChecks::deliveryAtLeast);
    duration("delivery-at-most", DeliveryChecks::deliveryAtMost);
    bool("persists", PersistenceChecks::persists);
    duration("keep-alive-at-least", PersistenceChecks::keepAliveAtLeast);
    bool("keep-alive-kept", PersistenceChecks::keepAliveKept);
    count("reused-at-least", 1, PersistenceChecks::reusedAtLeast);
    duration("close-lag-at-most", PersistenceChecks::closeLagAtMost);
  }

  /** The keys that it reads. */
  Set<String> keys() {
    return readers.keySet();
  }

  /** The check; null after a problem. */
  Check read(String key, Node value) {
    return readers.get(key).read(key, value);
  }

  private void bool(String name, Function<Boolean, Check> check) {
    readers.put(
        name,
        (key, node) -> {
          Boolean value = values.bool(key, node);
          return value == null ? null : check.apply(value);
        });
  }

  private void count(String name, long least, LongFunction<Check> check) {
    readers.put(
        name,
        (key, node) -> {
          Long value = values.count(key, node, least);
          return value == null ? null : check.apply(value);
        });
  }

  private void duration(String name, LongFunction<Check> check) {
    readers.put(
        name,
        (key, node) -> {
          Long value = values.duration(key, node);
          return value == null ? null : check.apply(value);
        });
  }

  private void words(String name, List<String> known, Function<Set<String>, Check> check) {
    readers.put(
        name,
        (key, node) -> {
          List<String> words = values.words(key, node, known);
          return words.isEmpty() ? null : check.apply(new LinkedHashSet<>(words));
        });
  }

  private static Set<Framing> framings(Set<String> labels) {
    return Arrays.stream(Framing.values())
        .filter(framing -> labels.contains(framing.label()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
