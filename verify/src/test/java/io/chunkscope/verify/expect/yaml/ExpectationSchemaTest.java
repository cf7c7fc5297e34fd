package io.chunkscope.verify.expect.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors use and the parser say the same. */
class ExpectationSchemaTest {
  private static final JsonNode DOCUMENT = read();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(ExpectationSchema.text(), InputFormat.JSON);

  @Test
  void bothKnowTheSameKeys() {
    assertEquals(ExpectationFile.keys(), keys("expectation"));
    assertEquals(new HashSet<>(SelectionReader.KEYS), keys("selection"));
    Set<String> ofFindings = new HashSet<>();
    DOCUMENT
        .at("/definitions/findings/anyOf/1/properties")
        .fieldNames()
        .forEachRemaining(ofFindings::add);
    assertEquals(new HashSet<>(FindingLimitReader.KEYS), ofFindings);
  }

  @Test
  void bothKnowTheSameWords() {
    assertEquals(CheckReader.FRAMINGS, words("framing"));
    assertEquals(CheckReader.CODINGS, words("coding"));
    assertEquals(CheckReader.VERSIONS, words("version"));
    assertEquals(FindingLimitReader.SEVERITIES, words("severity"));
  }

  /** A new rule has to be named in the schema, too, or editors call it wrong. */
  @Test
  void bothKnowTheSameRules() {
    assertEquals(List.copyOf(FindingLimitReader.names()), words("rule"));
  }

  @Test
  void everyKeyIsDescribed() {
    for (String definition : new String[] {"expectation", "selection"}) {
      JsonNode properties = DOCUMENT.at("/definitions/" + definition + "/properties");
      properties
          .properties()
          .forEach(
              key ->
                  assertTrue(
                      key.getValue().path("description").asText().endsWith("."), key.getKey()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-findings: error",
        "no-findings: {from: error, only: delivery, except: [bare-cr, capture]}",
        "no-findings: {only: [streamed-unframed]}",
        "no-capture-gaps: true",
        "expect: [{complete: true}]",
        "expect: [{for: /a, seen-at-least: 0}]",
        "expect: [{name: x, for: GET, status: 200}]",
        "expect: [{for: GET https://www.example.com/home, status: [2xx, '304', 404]}]",
        "expect: [{for: www.example.com, content-type: [text/*, image/png]}]",
        "expect: [{for: '*.example.com/**', framing: [chunked, none]}]",
        "expect: [{for: {}, holds-for: all, content-coding: br}]",
        "expect: [{for: {method: [GET, PUT], host: a, path: /b, status: 1xx, content-type: a/b},"
            + " http-version: HTTP/1.1}]",
        "expect: [{for: {path-regex: '/[a-z]+'}, holds-for: any, streamed: false}]",
        "expect: [{holds-for: 3, chunks-at-least: 1, chunks-at-most: 0x}]",
        "expect: [{chunks-at-least: 1, chunks-at-most: 5, flushes-at-least: 1, flushes-at-most: 9}]",
        "expect: [{first-byte-within: 1ms, first-flush-within: 1.5 s, last-byte-within: 2min}]",
        "expect: [{delivery-at-least: 0s, delivery-at-most: 1h, close-lag-at-most: 5us}]",
        "expect: [{persists: true, keep-alive-at-least: 5s, keep-alive-kept: true,"
            + " reused-at-least: 1}]",
        "expect: [{no-findings: notice}]",
        "expect: [{status: 600}]",
        "expect: [{status: 2x}]",
        "expect: [{status: []}]",
        "expect: [{streamed: 'true'}]",
        "expect: [{streamed: 1}]",
        "expect: [{framing: raw}]",
        "expect: [{framing: null}]",
        "expect: [{framing: [chunked, 1]}]",
        "expect: [{flushes-at-least: 0}]",
        "expect: [{flushes-at-least: 1.5}]",
        "expect: [{flushes-at-least: '2'}]",
        "expect: [{flushes-at-least: 1000000001}]",
        "expect: [{first-byte-within: 200}]",
        "expect: [{first-byte-within: 200 days}]",
        "expect: [{content-type: 'text/html; charset=utf-8'}]",
        "expect: [{content-type: ''}]",
        "expect: [{content-type: 5}]",
        "expect: [{http-version: 1.1}]",
        "expect: [{http-version: HTTP/2}]",
        "expect: [{complete: true, name: ''}]",
        "expect: [{complete: true, name: 7}]",
        "expect: [{complete: true, for: ''}]",
        "expect: [{complete: true, for: GET /a b}]",
        "expect: [{complete: true, for: {path: a}}]",
        "expect: [{complete: true, for: {path: /a, path-regex: /a}}]",
        "expect: [{complete: true, for: {method: 'G T'}}]",
        "expect: [{complete: true, for: {port: 80}}]",
        "expect: [{complete: true, for: [/a]}]",
        "expect: [{complete: true, holds-for: some}]",
        "expect: [{complete: true, holds-for: 0}]",
        "expect: [{complete: true, seen-at-least: -1}]",
        "expect: [{complete: true, other: 1}]",
        "expect: [{no-findings: bad}]",
        "expect: [{no-findings: {except: bare-cr}}]",
        "expect: [{no-findings: {from: error, only: nothing-known}}]",
        "expect: [{no-findings: {from: [error]}}]",
        "expect: [{no-findings: []}]",
        "expect: [{}]",
        "expect: [text]",
        "expect: []",
        "expect: {}",
        "{}",
        "[]",
        "expectations: []",
        "no-capture-gaps: 1",
      })
  void bothJudgeAlike(String yaml) {
    boolean valid = SCHEMA.validate(yaml, InputFormat.YAML).isEmpty();
    List<String> problems = new ArrayList<>();
    try {
      ExpectationFile.parse("x", yaml);
    } catch (ExpectationSyntaxException e) {
      e.problems().forEach(problem -> problems.add(problem.toString()));
    }
    assertEquals(problems.isEmpty(), valid, problems.toString());
  }

  private static Set<String> keys(String definition) {
    Set<String> keys = new HashSet<>();
    DOCUMENT
        .at("/definitions/" + definition + "/properties")
        .fieldNames()
        .forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> words(String definition) {
    List<String> words = new ArrayList<>();
    DOCUMENT.at("/definitions/" + definition + "/enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(ExpectationSchema.text());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
