package io.chunkscope.analyzer.diagnosis;

import io.chunkscope.analyzer.model.Distribution;
import io.chunkscope.analyzer.model.KeepAliveRefusals;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.model.ServerHabits;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.KeepAlivePrice;
import io.chunkscope.analyzer.rules.wording.KeepAliveSetting;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.analyzer.rules.wording.ServerSoftware;
import java.util.ArrayList;
import java.util.List;

/** The sentences of a server's diagnosis. */
final class Wording {
  private final ServerProfile server;
  private final ServerHabits habits;

  Wording(ServerProfile server) {
    this.server = server;
    this.habits = server.habits();
  }

  /** A diagnosis with its price and remedy. */
  Diagnosis diagnosis(Cause cause, Confidence confidence, List<String> evidence) {
    return new Diagnosis(
        cause, server.server(), confidence, summary(cause), price(), fix(cause), evidence);
  }

  private String summary(Cause cause) {
    String unframed =
        server.server()
            + " leaves "
            + Phrases.count(habits.unframed(), "response", "responses")
            + " without chunks or length";
    return switch (cause) {
      case HOP_FORCES_CLOSE ->
          unframed
              + ", because the proxy in front of it "
              + (habits.unframedToHttp10Requests() > 0
                  ? "asks in HTTP/1.0."
                  : "says Connection: close.");
      case CHUNKING_DEPENDS_ON_KEEP_ALIVE ->
          unframed + ", because it chunks only where the connection is to persist.";
      case KEEP_ALIVE_DISABLED ->
          habits.unframed() == 0
              ? server.server() + " closes after every response: keep-alive is disabled on it."
              : unframed
                  + (habits.surelyRefusesAll() ? ", because" : ", probably because")
                  + " keep-alive is disabled on it: what it streams goes out raw.";
      case FRAMING_REMOVED ->
          unframed
              + ": a device between it and the capture masks fields ("
              + Phrases.quoted(habits.lookalike())
              + ") and has taken the framing away.";
      case WRITTEN_BY_HAND ->
          unframed
              + (habits.framed() > 0
                  ? ", although it frames others: an application writes them to the socket by"
                      + " itself."
                  : ": what makes "
                      + (habits.unframed() == 1 ? "it" : "them")
                      + " writes to the socket by itself.");
    };
  }

  private String price() {
    List<String> parts = new ArrayList<>();
    Distribution held = habits.heldBackNs();
    if (held != null) {
      long count = habits.streamedUnframed();
      long median = held.percentile(50);
      parts.add(
          "behind a load balancer that waits for the end, "
              + (count == 1 ? "the streamed response" : "each of " + count + " streamed responses")
              + " begins "
              + Durations.text(median)
              + " later"
              + (count > 1 && held.max() > 2 * median
                  ? " (median; at most " + Durations.text(held.max()) + ")"
                  : ""));
    }
    String handshakes = KeepAlivePrice.text(habits.refusals());
    if (!handshakes.isEmpty()) {
      parts.add("already now " + handshakes);
    }
    if (parts.isEmpty()) {
      return "";
    }
    String text = String.join("; ", parts);
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private String fix(Cause cause) {
    Response example =
        (habits.unframed() > 0 ? habits.unframedExample() : habits.refusals().example()).response();
    return switch (cause) {
      case HOP_FORCES_CLOSE ->
          "In the proxy: ask in HTTP/1.1 and keep the connections (nginx before 1.29.7:"
              + " proxy_http_version 1.1; proxy_set_header Connection \"\"; HAProxy: neither option"
              + " httpclose nor http-server-close).";
      case CHUNKING_DEPENDS_ON_KEEP_ALIVE ->
          (habits.refusals().count() > 0
                  ? KeepAliveSetting.turnOn(example)
                  : "Let the hop in front keep its connections to the server (HAProxy: option"
                      + " http-pretend-keepalive, or neither httpclose nor http-server-close).")
              + " The server then chunks by itself.";
      case KEEP_ALIVE_DISABLED -> KeepAliveSetting.turnOn(example) + iis(example);
      case FRAMING_REMOVED ->
          "In the device between client and server: leave Transfer-Encoding and Connection as they"
              + " are (F5 BIG-IP: response chunking \"sustain\", before 15.0 \"preserve\", not"
              + " \"unchunk\"; NetScaler: Client Keep-Alive off).";
      case WRITTEN_BY_HAND ->
          "In the application that answers "
              + Phrases.quoted(habits.unframedExample().path())
              + ": let the HTTP library frame the response (Transfer-Encoding: chunked or"
              + " Content-Length) instead of writing to the socket.";
    };
  }

  private String iis(Response example) {
    if (habits.unframed() == 0 || ServerSoftware.of(example) != ServerSoftware.IIS) {
      return "";
    }
    return " With it on, Response.Flush() sends chunks; classic ASP also needs"
        + " enableChunkedEncoding (up to IIS 6 AspEnableChunkedEncoding), which is on unless set.";
  }

  static List<String> hopForcesClose(ServerHabits habits) {
    return List.of(
        Phrases.count(habits.unframedFromProxies(), "unframed response", "unframed responses")
            + " to requests that a proxy sent on, "
            + Phrases.count(habits.unframedToHttp10Requests(), "of them", "of them")
            + " in HTTP/1.0");
  }

  static List<String> chunkingDepends(ServerHabits habits) {
    return List.of(
        Phrases.count(habits.chunkedPersisting(), "response", "responses")
            + " chunked where the connection was to persist, such as to "
            + Phrases.name(habits.chunkedPersistingExample()),
        Phrases.count(habits.unframedClosing(), "response", "responses")
            + " unframed where one side said close, such as to "
            + Phrases.name(habits.unframedClosingExample()));
  }

  static List<String> closesAlways(ServerHabits habits) {
    KeepAliveRefusals refusals = habits.refusals();
    List<String> evidence = new ArrayList<>();
    evidence.add(
        (refusals.example().response().isHttp11()
                ? "Connection: close in all of "
                : "No keep-alive in any of ")
            + Phrases.count(refusals.count(), "answer", "answers")
            + " to clients that asked for persistence, on "
            + Phrases.count(refusals.connections(), "connection", "connections"));
    if (habits.unframed() > 0 && refusals.sized() > 0) {
      evidence.add(
          Phrases.count(refusals.sized(), "answer", "answers")
              + " of known size with Content-Length, those that are streamed with nothing");
    }
    return evidence;
  }

  static List<String> closesUnasked(ServerProfile server) {
    return List.of(
        Phrases.count(server.unaskedCloses(), "connection", "connections")
            + " closed right after a response that did not say so",
        "no connection with a second exchange");
  }

  static List<String> framingRemoved(ServerHabits habits) {
    return List.of(
        "a field named " + Phrases.quoted(habits.lookalike()) + " beside unframed responses");
  }

  static List<String> writtenByHand(ServerHabits habits) {
    return List.of(
        Phrases.count(habits.unframed(), "unframed response", "unframed responses")
            + ", such as to "
            + Phrases.name(habits.unframedExample()),
        Phrases.count(habits.framed(), "framed response", "framed responses")
            + " from the same server");
  }
}
