package io.chunkscope.verify.expect.check;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.model.ChunkLog;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.evidence.FirstClose;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.verify.expect.match.StatusSet;
import io.chunkscope.verify.expect.match.TextPattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is expected of a response as a message: its head, its framing, its end. */
public final class MessageChecks {
  /** The word for a response without Content-Encoding. */
  public static final String NO_CODING = "none";

  private static final int MAX_QUOTE = 80;

  private MessageChecks() {}

  /** One of these framings. */
  public static Check framing(Set<Framing> wanted) {
    String expected = wanted.stream().map(Framing::label).collect(Collectors.joining(" or "));
    return ofResponse("framing", expected, exchange -> framing(exchange, wanted));
  }

  private static Judgement framing(Exchange exchange, Set<Framing> wanted) {
    Response response = exchange.response();
    Framing framing = response.framing();
    if (!response.headComplete()) {
      String why = Sight.unfinished(exchange);
      return why != null
          ? Judgement.cannotTell(why, response.firstFrame())
          : Judgement.fails("a head cut short", response.lastFrame(), response.firstFrame());
    }
    if (framing == Framing.UNDETERMINED && response.uncertain()) {
      return Judgement.cannotTell("its framing was lost in a gap", response.firstFrame());
    }
    if (exchange.request() == null && response.bodyBytes() == 0) {
      return Judgement.cannotTell(
          "whether a body was to follow only the request tells, which is not in the capture",
          response.headEndFrame());
    }
    if (wanted.contains(framing)) {
      return Judgement.HOLDS;
    }
    return Sight.bodiless(response)
        ? Sight.noBody(response)
        : Judgement.fails(described(response), response.headEndFrame(), response.lastFrame());
  }

  private static String described(Response response) {
    String step = response.framingStep();
    return response.framing().label() + (step == null ? "" : " (RFC 9112 §" + step + ")");
  }

  /** So many data chunks at least. */
  public static Check chunksAtLeast(long number) {
    return chunks("chunks-at-least", "at least " + number, number, Long.MAX_VALUE);
  }

  /** So many data chunks at most. */
  public static Check chunksAtMost(long number) {
    return chunks("chunks-at-most", "at most " + number, 0, number);
  }

  private static Check chunks(String key, String expected, long least, long most) {
    return ofResponse(key, expected, exchange -> chunks(exchange, least, most));
  }

  private static Judgement chunks(Exchange exchange, long least, long most) {
    Response response = exchange.response();
    if (response.headComplete() && Sight.bodiless(response)) {
      return Sight.noBody(response);
    }
    ChunkLog chunks = response.chunks();
    if (chunks == null) {
      String why = response.headComplete() ? null : Sight.unfinished(exchange);
      return why != null
          ? Judgement.cannotTell(why, response.firstFrame())
          : Judgement.fails(
              "not chunked: " + described(response), response.headEndFrame(), response.lastFrame());
    }
    String measured = Phrases.count(chunks.count(), "chunk", "chunks");
    return Counts.judge(
        chunks.count(),
        least,
        most,
        measured,
        Sight.incompleteCount(exchange),
        response.headEndFrame(),
        response.lastFrame());
  }

  /** Reached, or did not reach, the end that its framing demands. */
  public static Check complete(boolean wanted) {
    return ofResponse("complete", String.valueOf(wanted), exchange -> complete(exchange, wanted));
  }

  private static Judgement complete(Exchange exchange, boolean wanted) {
    Response response = exchange.response();
    if (response.framing() == Framing.TUNNEL) {
      return Sight.noBody(response);
    }
    if (response.complete()) {
      return Judgement.of(wanted, "complete", response.lastFrame());
    }
    String why = Sight.unfinished(exchange);
    if (why != null) {
      return Judgement.cannotTell(why, response.lastFrame());
    }
    FirstClose close = FirstClose.after(exchange.connection(), response.firstFrame());
    return Judgement.of(
        !wanted,
        "incomplete: "
            + Phrases.bytes(response.bodyBytes())
            + (response.declaredLength() < 0
                ? ""
                : " of " + Phrases.number(response.declaredLength()))
            + (close == null
                ? ""
                : ", then " + Phrases.side(close.side()) + " sent a " + close.word()),
        close == null ? response.lastFrame() : close.frame(),
        response.headEndFrame());
  }

  /** One of these content codings, in lower case, {@link #NO_CODING} for none. */
  public static Check contentCoding(Set<String> wanted) {
    return ofHead(
        "content-coding",
        String.join(" or ", wanted),
        response -> {
          if (Sight.bodiless(response)) {
            return Sight.noBody(response);
          }
          String coding = coding(response);
          return Judgement.of(
              wanted.contains(coding), Clip.of(coding, MAX_QUOTE), response.headEndFrame());
        });
  }

  /** The content coding of a response as {@link #contentCoding} compares it. */
  public static String coding(Response response) {
    String value = response.fields().combined(FieldName.CONTENT_ENCODING);
    if (value == null || value.isBlank()) {
      return NO_CODING;
    }
    String coding = value.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    return switch (coding) {
      case "identity" -> NO_CODING;
      case "x-gzip" -> "gzip";
      case "x-compress" -> "compress";
      default -> coding;
    };
  }

  /** One of these versions, such as {@code HTTP/1.1}. */
  public static Check httpVersion(Set<String> wanted) {
    return ofHead(
        "http-version",
        String.join(" or ", wanted),
        response ->
            Judgement.of(
                wanted.contains(response.version()), response.version(), response.firstFrame()));
  }

  /** One of these status codes. */
  public static Check status(StatusSet wanted) {
    return ofHead(
        "status",
        wanted.toString(),
        response ->
            Judgement.of(
                wanted.contains(response.status()),
                String.valueOf(response.status()),
                response.firstFrame()));
  }

  /** A media type of this pattern. */
  public static Check contentType(List<TextPattern> wanted) {
    String expected = wanted.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    return ofHead(
        "content-type",
        expected,
        response -> {
          String type = mediaType(response);
          if (type.isEmpty() && Sight.bodiless(response)) {
            return Sight.noBody(response);
          }
          return Judgement.of(
              wanted.stream().anyMatch(pattern -> pattern.matches(type)),
              type.isEmpty() ? "no Content-Type" : Clip.of(type, MAX_QUOTE),
              response.headEndFrame());
        });
  }

  /** The media type without parameters, or "". */
  public static String mediaType(Response response) {
    String type = response.fields().first(FieldName.CONTENT_TYPE);
    if (type == null) {
      return "";
    }
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
  }

  private interface OfResponse {
    Judgement judge(Response response);
  }

  /** Something that the head says; a head cut short says nothing. */
  private static Check ofHead(String key, String expected, OfResponse judge) {
    return ofResponse(
        key,
        expected,
        exchange -> {
          Response response = exchange.response();
          if (response.headComplete()) {
            return judge.judge(response);
          }
          String why = Sight.unfinished(exchange);
          return why != null
              ? Judgement.cannotTell(why, response.firstFrame())
              : Judgement.fails("a head cut short", response.lastFrame());
        });
  }

  static Check ofResponse(String key, String expected, ExchangeCheck.OfExchange judge) {
    return ExchangeCheck.of(
        key,
        expected,
        exchange ->
            exchange.response() == null ? Sight.withoutResponse(exchange) : judge.judge(exchange));
  }
}
