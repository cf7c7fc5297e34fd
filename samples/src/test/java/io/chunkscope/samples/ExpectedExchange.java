package io.chunkscope.samples;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.MessageEnd;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.verify.verdict.WireText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code # exchange:} line of a recipe, as its author wrote it, held against what the analyzer
 * found. The grammar stands in the module's README.
 */
final class ExpectedExchange {
  private static final Pattern BODY =
      Pattern.compile(
          "(?<framing>chunked|content-length|close-delimited|none|tunnel|undetermined)"
              + "(?: (?<bytes>\\d+))?(?: of (?<declared>\\d+))?"
              + "(?: in (?<flushes>\\d+) flush(?:es)?)?");
  private static final Pattern REQUEST =
      Pattern.compile("(?<method>[^ ]+) (?<target>[^ ]+)(?: \\((?<body>.*)\\))?");
  private static final Pattern RESPONSE =
      Pattern.compile("(?<interim>(?:1\\d\\d, )*)(?<status>\\d{3}|HTTP/0\\.9) (?<body>.*)");
  private static final Pattern MISSING = Pattern.compile("(\\d+) not captured");

  private final String text;
  private final Exchange exchange;
  private final List<String> differences = new ArrayList<>();

  private ExpectedExchange(String text, Exchange exchange) {
    this.text = text;
    this.exchange = exchange;
  }

  /** What of the line is not so; empty when all of it is. */
  static List<String> differences(String text, Exchange exchange) {
    ExpectedExchange expected = new ExpectedExchange(text, exchange);
    expected.compare();
    return expected.differences;
  }

  private void compare() {
    int arrow = text.indexOf(" -> ");
    if (arrow < 0) {
      throw new IllegalArgumentException("request -> answer, not: " + text);
    }
    request(text.substring(0, arrow));
    String answer = text.substring(arrow + 4);
    if (answer.startsWith("no response") || answer.equals("response lost")) {
      noResponse(answer);
    } else {
      response(answer);
    }
  }

  private void request(String words) {
    Request request = exchange.request();
    if (words.equals("(not captured)")) {
      same("request", null, request == null ? null : request.method());
      return;
    }
    Matcher line = matched(REQUEST, words);
    if (request == null) {
      differences.add("no request");
      return;
    }
    same("method", line.group("method"), request.method());
    same("target", line.group("target"), WireText.word(request.target()));
    message("request", line.group("body") == null ? "none" : line.group("body"), request);
  }

  private void noResponse(String words) {
    if (exchange.response() != null) {
      differences.add("a response " + exchange.response().status());
    }
    same("answer missing", words.equals("response lost"), exchange.answerMissing());
    if (words.endsWith(", reset")) {
      same("end", ConnectionEnd.RESET_BY_SERVER, exchange.connection().end());
    } else if (words.endsWith(" yet")) {
      same("end", ConnectionEnd.CAPTURE_END, exchange.connection().end());
    }
  }

  private void response(String words) {
    Matcher line = matched(RESPONSE, words);
    Response response = exchange.response();
    if (response == null) {
      differences.add("no response");
      return;
    }
    if (line.group("status").startsWith("HTTP/")) {
      same("version", line.group("status"), response.version());
    } else {
      same("status", Integer.parseInt(line.group("status")), response.status());
    }
    StringBuilder interim = new StringBuilder();
    exchange.interim().forEach(message -> interim.append(message.status()).append(", "));
    same("interim", line.group("interim"), interim.toString());
    message("response", line.group("body"), response);
  }

  private void message(String name, String words, HttpMessage message) {
    List<String> parts = List.of(words.split(", ", -1));
    Matcher body = matched(BODY, parts.get(0));
    same(name + " framing", body.group("framing"), message.framing().label());
    if (body.group("bytes") != null) {
      same(name + " bytes", Long.parseLong(body.group("bytes")), message.bodyBytes());
    }
    if (body.group("declared") != null) {
      same(name + " declared", Long.parseLong(body.group("declared")), message.declaredLength());
    }
    if (body.group("flushes") != null) {
      long flushes = message.delivery() == null ? 0 : message.delivery().flushes();
      same(name + " flushes", Long.parseLong(body.group("flushes")), flushes);
    }
    long missing = 0;
    boolean complete =
        body.group("declared") == null && !body.group("framing").equals("undetermined");
    for (int i = 1; i < parts.size(); i++) {
      Matcher lost = MISSING.matcher(parts.get(i));
      if (lost.matches()) {
        missing = Long.parseLong(lost.group(1));
      } else {
        complete &= note(parts.get(i), message);
      }
    }
    same(name + " bytes not captured", missing, message.missingBytes());
    same(name + " complete", complete, message.complete());
  }

  /** Returns whether the message is complete all the same. */
  private boolean note(String note, HttpMessage message) {
    switch (note) {
      case "open" -> same("end", MessageEnd.CAPTURE_END, message.end());
      case "reset" -> same("end", MessageEnd.RESET, message.end());
      case "reset by the client" -> {
        same("end", MessageEnd.RESET, message.end());
        same("connection end", ConnectionEnd.RESET_BY_CLIENT, exchange.connection().end());
      }
      case "closed by the client" -> {
        same("end", MessageEnd.FIN, message.end());
        same("connection end", ConnectionEnd.FIN_BY_CLIENT, exchange.connection().end());
        return true;
      }
      case "cut by a gap" -> same("end", MessageEnd.GAP, message.end());
      case "incomplete" -> same("end", MessageEnd.FIN, message.end());
      case "malformed" -> same("end", MessageEnd.MALFORMED, message.end());
      default -> throw new IllegalArgumentException("unknown note \"" + note + "\" in: " + text);
    }
    return false;
  }

  private Matcher matched(Pattern pattern, String words) {
    Matcher matcher = pattern.matcher(words);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not understood: \"" + words + "\" in: " + text);
    }
    return matcher;
  }

  private void same(String what, Object expected, Object actual) {
    if (expected == null ? actual != null : !expected.equals(actual)) {
      differences.add(what + " is " + actual + ", not " + expected);
    }
  }
}
