package io.chunkscope.verify.expect.check;

import io.chunkscope.analyzer.framing.Framing;
import io.chunkscope.analyzer.framing.Persistence;
import io.chunkscope.analyzer.framing.PersistenceDecision;
import io.chunkscope.analyzer.model.ClosePromise;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.KeepAlivePromise;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.evidence.FirstClose;
import io.chunkscope.analyzer.rules.evidence.Idle;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;

/** What is expected of a connection and of what is said about it. Durations in nanoseconds. */
public final class PersistenceChecks {
  private static final long SECOND_NS = 1_000_000_000L;

  /** A server that closes this soon after a response meant to, whatever it said. */
  private static final long SOON_NS = SECOND_NS;

  private PersistenceChecks() {}

  /** The response lets the connection persist, and it does (RFC 9112 §9.3); or not. */
  public static Check persists(boolean wanted) {
    return MessageChecks.ofResponse(
        "persists", String.valueOf(wanted), exchange -> persists(exchange, wanted));
  }

  private static Judgement persists(Exchange exchange, boolean wanted) {
    Response response = exchange.response();
    PersistenceDecision decision = response.persistence();
    if (decision == null) {
      String why = Sight.unfinished(exchange);
      return why != null
          ? Judgement.cannotTell(why, response.firstFrame())
          : Judgement.fails("a head cut short", response.lastFrame());
    }
    if (response.framing() == Framing.TUNNEL) {
      return Sight.noBody(response);
    }
    ClosePromise asked = exchange.connection().clientClose();
    if (asked != null && asked.exchange() <= exchange.index()) {
      return Judgement.notApplicable("the client asked to close");
    }
    if (decision.persistence() == Persistence.CLOSE) {
      return Judgement.of(!wanted, reason(decision), response.headEndFrame());
    }
    FirstClose close = FirstClose.after(exchange.connection(), response.firstFrame());
    boolean last = exchange.connection().lastExchange() == exchange;
    if (last && close != null && close.byServer()) {
      long lagNs = close.timeNs() - response.lastNs();
      if (lagNs <= Math.max(SOON_NS, 2 * exchange.connection().transport().rttNs())) {
        return Judgement.of(
            !wanted,
            "no word of it, but the server sent a "
                + close.word()
                + " "
                + Durations.text(lagNs)
                + " later",
            close.frame(),
            response.lastFrame());
      }
    }
    String why = wanted ? null : Sight.unfinished(exchange);
    return why != null
        ? Judgement.cannotTell(why, response.lastFrame())
        : Judgement.of(wanted, "it persists", response.headEndFrame());
  }

  private static String reason(PersistenceDecision decision) {
    return switch (decision) {
      case CLOSE_OPTION -> "Connection: close";
      case HTTP10_DEFAULT -> "HTTP/1.0 without keep-alive";
      case LENGTH_BY_CLOSE -> "only closing ends the body";
      case HTTP11_DEFAULT, HTTP10_KEEP_ALIVE -> "it persists";
    };
  }

  /** The response promises with Keep-Alive: timeout to keep an idle connection so long. */
  public static Check keepAliveAtLeast(long limitNs) {
    return MessageChecks.ofResponse(
        "keep-alive-at-least",
        "at least " + Durations.text(limitNs),
        exchange -> {
          Response response = exchange.response();
          if (!response.headComplete()) {
            String why = Sight.unfinished(exchange);
            return why != null
                ? Judgement.cannotTell(why, response.firstFrame())
                : Judgement.fails("a head cut short", response.lastFrame());
          }
          ClosePromise asked = exchange.connection().clientClose();
          if (asked != null && asked.exchange() <= exchange.index()) {
            return Judgement.notApplicable("the client asked to close");
          }
          long timeoutS = timeoutS(response);
          return Judgement.of(
              timeoutS >= 0 && timeoutS >= (limitNs + SECOND_NS - 1) / SECOND_NS,
              timeoutS < 0 ? "no Keep-Alive: timeout" : "timeout=" + timeoutS,
              response.headEndFrame());
        });
  }

  private static long timeoutS(Response response) {
    KeepAlivePromise promise = response.keepAlive();
    return promise == null ? HttpMessage.UNKNOWN : promise.timeoutS();
  }

  /** What Keep-Alive: timeout promised last is kept; or not. */
  public static Check keepAliveKept(boolean wanted) {
    return new ConnectionCheck(
        "keep-alive-kept", String.valueOf(wanted), connection -> kept(connection, wanted));
  }

  private static Judgement kept(ConnectionTrace connection, boolean wanted) {
    Exchange last = connection.lastExchange();
    Response response = last == null ? null : last.response();
    long promisedS = response == null ? HttpMessage.UNKNOWN : timeoutS(response);
    if (promisedS <= 0) {
      return Judgement.notApplicable("nothing was promised by the last response");
    }
    Idle idle = Idle.after(last);
    if (Idle.cutShort(last)) {
      return Judgement.of(
          !wanted,
          "timeout="
              + promisedS
              + " promised, "
              + idle.close().word()
              + " after "
              + Durations.text(idle.ns()),
          idle.close().frame(),
          response.headEndFrame());
    }
    if (idle != null && idle.ns() / SECOND_NS >= promisedS - 1) {
      return Judgement.of(wanted, "idle for " + Durations.text(idle.ns()), response.lastFrame());
    }
    return Judgement.cannotTell(
        idle == null
            ? "the connection is not seen to be idle"
            : "seen idle for "
                + Durations.text(idle.ns())
                + " only, of the "
                + promisedS
                + " s promised",
        response.lastFrame());
  }

  /** The connection carried so many exchanges after its first, at least. */
  public static Check reusedAtLeast(long number) {
    return new ConnectionCheck(
        "reused-at-least",
        "at least " + Phrases.count(number, "time", "times"),
        connection -> reused(connection, number));
  }

  private static Judgement reused(ConnectionTrace connection, long number) {
    long times = connection.exchanges() - 1L;
    if (times >= number) {
      return Judgement.HOLDS;
    }
    String measured = times == 0 ? "never" : Phrases.count(times, "time", "times");
    long frame = connection.observedUntilFrame();
    if (connection.midstream() || connection.gapCount() > 0) {
      return Judgement.cannotTell(
          measured + " seen; part of the connection is not in the capture", frame);
    }
    if (Sight.isOpen(connection.end())) {
      return Judgement.cannotTell(measured + " seen; still open where the capture ends", frame);
    }
    FirstClose close = FirstClose.of(connection);
    return close == null
        ? Judgement.fails(measured, frame)
        : Judgement.fails(
            measured + ", then " + Phrases.side(close.side()) + " sent a " + close.word(),
            close.frame());
  }

  /** From the last byte of a connection's last response to the server's FIN. */
  public static Check closeLagAtMost(long limitNs) {
    return MessageChecks.ofResponse(
        "close-lag-at-most",
        "at most " + Durations.text(limitNs),
        exchange -> closeLag(exchange, limitNs));
  }

  private static Judgement closeLag(Exchange exchange, long limitNs) {
    ConnectionTrace connection = exchange.connection();
    Response response = exchange.response();
    if (connection.lastExchange() != exchange) {
      return Judgement.notApplicable("not the last on its connection");
    }
    String why = Sight.unfinished(exchange);
    if (why != null) {
      return Judgement.cannotTell(why, response.lastFrame());
    }
    FirstClose close = FirstClose.of(connection);
    if (close != null && close.byServer()) {
      long lagNs = Math.max(0, close.timeNs() - response.lastNs());
      return Judgement.of(
          lagNs <= limitNs, Durations.text(lagNs), close.frame(), response.lastFrame());
    }
    if (connection.serverClose() == null) {
      return Judgement.notApplicable("the server was not the one to close");
    }
    long untilNs = close == null ? connection.observedUntilNs() : close.timeNs();
    long openNs = Math.max(0, untilNs - response.lastNs());
    if (openNs > limitNs) {
      return Judgement.fails("still open after " + Durations.text(openNs), response.lastFrame());
    }
    return close != null
        ? Judgement.notApplicable("the client was faster to close")
        : Judgement.cannotTell(
            "the capture ends " + Durations.text(openNs) + " after it", response.lastFrame());
  }
}
