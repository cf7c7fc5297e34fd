package io.chunkscope.verify.verdict;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The line about an exchange, kept as text and taken apart only where it differs from another.
 *
 * @param index 0-based on its connection
 * @see ExchangeText
 */
record ExchangeLine(long connection, int index, String text) {
  static final String KIND = "exchange";
  static final String ARROW = "->";
  static final String NO_REQUEST = "(no request)";
  static final String NO_RESPONSE = "(no response)";

  /** What is said of an exchange as a whole, after its response. */
  static final Set<String> NOTES = Set.of("orphan", "answer-missing", "uncertain");

  private static final String PERSISTENCE = "persistence";
  private static final int MAX_INDEX_DIGITS = 9;
  private static final Pattern STATUS = Pattern.compile("-|0|[1-9][0-9]{0,9}");
  private static final Pattern INTERIM = Pattern.compile("[0-9]+(;[a-z0-9@.+-]+)*,");
  private static final Pattern STEP = Pattern.compile("[0-9][0-9.]*(\\([0-9a-z]+\\))*");

  static ExchangeLine parse(String line) {
    Words words = new Words(line);
    words.expect(KIND);
    String id = words.next("its number");
    int dot = id.indexOf('.');
    if (dot < 0) {
      throw new DamagedLine("'" + Words.shown(id) + "' is not connection.index");
    }
    long connection = Words.number(id.substring(0, dot), "a connection's number");
    ExchangeLine parsed = new ExchangeLine(connection, index(id.substring(dot + 1)), line);
    parsed.facts();
    return parsed;
  }

  static int index(String text) {
    if (text.length() > MAX_INDEX_DIGITS) {
      throw new DamagedLine("'" + Words.shown(text) + "' is not an exchange's index");
    }
    return (int) Words.number(text, "an exchange's index");
  }

  String id() {
    return connection + "." + index;
  }

  /** Method and target, or {@value #NO_REQUEST}. */
  String requestLine() {
    int from = text.indexOf(' ', KIND.length() + 1) + 1;
    int end = text.indexOf(' ', text.indexOf(' ', from) + 1);
    return text.substring(from, end);
  }

  /** Everything on the line but the numbers. */
  Map<String, String> facts() {
    Words words = new Words(text);
    words.expect(KIND);
    words.next("its number");
    Facts request = new Facts("request ");
    if (words.take("(no")) {
      words.expect("request)");
      request.put("line", NO_REQUEST);
    } else {
      request.put("line", words.next("the method") + " " + words.next("the target"));
      message(words, request);
    }
    words.expect(ARROW);
    Facts response = new Facts("response ");
    Facts exchange = new Facts("");
    interim(words, exchange);
    if (words.take("(no")) {
      words.expect("response)");
      response.put("status", NO_RESPONSE);
    } else {
      response.put("status", status(words.next("the status")));
      message(words, response);
    }
    while (words.hasNext()) {
      String word = words.next("a note");
      if (!NOTES.contains(word)) {
        throw new DamagedLine("'" + Words.shown(word) + "' is nothing an exchange can be");
      }
      exchange.put(word, "so");
    }
    Facts all = new Facts("");
    request.map().forEach(all::put);
    response.map().forEach(all::put);
    exchange.map().forEach(all::put);
    return all.map();
  }

  private static void interim(Words words, Facts facts) {
    StringBuilder all = new StringBuilder();
    while (words.peek().endsWith(",")) {
      String word = words.next("an interim response");
      if (!INTERIM.matcher(word).matches()) {
        throw new DamagedLine("'" + Words.shown(word) + "' is not an interim response");
      }
      all.append(all.length() == 0 ? "" : " ").append(word, 0, word.length() - 1);
    }
    if (all.length() > 0) {
      facts.put("interim", all.toString());
    }
  }

  private static String status(String word) {
    if (!STATUS.matcher(word).matches()) {
      throw new DamagedLine("'" + Words.shown(word) + "' is not a status");
    }
    return word;
  }

  private static void message(Words words, Facts facts) {
    String version = words.next("the version");
    if (!version.startsWith("HTTP/") && !version.equals(ExchangeText.UNKNOWN)) {
      throw new DamagedLine("'" + Words.shown(version) + "' is not a version of HTTP");
    }
    facts.put("version", version);
    String framing = words.next("the framing");
    if (STEP.matcher(words.peek()).matches()) {
      framing += " " + words.next("the step");
    }
    facts.put("framing", framing);
    while (words.hasNext() && !words.peek().equals(ARROW) && !NOTES.contains(words.peek())) {
      String word = words.next("a fact");
      if (word.equals("complete") || word.equals("incomplete")) {
        facts.put("completeness", word);
      } else if (!facts.putPair(word)) {
        throw new DamagedLine("'" + Words.shown(word) + "' is not name=value");
      }
    }
    if (!facts.has(PERSISTENCE)) {
      facts.put(PERSISTENCE, ExchangeText.USUAL_PERSISTENCE);
    }
  }
}
