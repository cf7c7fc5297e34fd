package io.chunkscope.verify.expect.check;

import static io.chunkscope.verify.expect.check.MessageChecks.ofResponse;

import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.PauseRule;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.capture.stream.Direction;

/** What is expected of a response in time: its flushes, its waits. Durations in nanoseconds. */
public final class DeliveryChecks {
  private DeliveryChecks() {}

  /** In two flushes or more, or not. */
  public static Check streamed(boolean wanted) {
    return ofResponse(
        "streamed",
        String.valueOf(wanted),
        exchange -> flushes(exchange, wanted ? 2 : 0, wanted ? Long.MAX_VALUE : 1));
  }

  /** So many flushes at least. */
  public static Check flushesAtLeast(long number) {
    return ofResponse(
        "flushes-at-least",
        "at least " + number,
        exchange -> flushes(exchange, number, Long.MAX_VALUE));
  }

  /** So many flushes at most. */
  public static Check flushesAtMost(long number) {
    return ofResponse(
        "flushes-at-most", "at most " + number, exchange -> flushes(exchange, 0, number));
  }

  private static Judgement flushes(Exchange exchange, long least, long most) {
    Response response = exchange.response();
    if (response.headComplete() && Sight.bodiless(response)) {
      return Sight.noBody(response);
    }
    Delivery delivery = response.delivery();
    long number = delivery == null ? 0 : delivery.flushes();
    String measured = Phrases.count(number, "flush", "flushes");
    if (delivery != null && number > 1) {
      measured += " over " + Durations.text(response.lastNs() - response.firstBodyNs());
    }
    String incomplete = Sight.incompleteCount(exchange);
    if (incomplete == null && delivery != null) {
      int unclear = delivery.pauses(PauseRule.Cause.UNKNOWN);
      boolean matters = number < least && number + unclear >= least;
      incomplete =
          matters || (number <= most && number + unclear > most)
              ? Phrases.count(unclear, "pause", "pauses")
                  + " may have been the server's or the network's"
              : null;
    }
    return Counts.judge(
        number, least, most, measured, incomplete, firstBodyFrame(response), response.lastFrame());
  }

  /** From the request's end to the first byte of the response. */
  public static Check firstByteWithin(long limitNs) {
    return within(
        "first-byte-within",
        limitNs,
        (exchange, response) -> {
          return response.firstNs();
        });
  }

  /** From the request's end to the last byte of the response. */
  public static Check lastByteWithin(long limitNs) {
    return within(
        "last-byte-within",
        limitNs,
        (exchange, response) -> {
          return response.complete() ? response.lastNs() : HttpMessage.UNKNOWN;
        });
  }

  /** From the request's end to the first byte of the body. */
  public static Check firstFlushWithin(long limitNs) {
    return within(
        "first-flush-within",
        limitNs,
        (exchange, response) ->
            response.delivery() == null ? HttpMessage.UNKNOWN : response.delivery().timeNs(0));
  }

  private interface Moment {
    /** Epoch nanoseconds, or {@link HttpMessage#UNKNOWN} if it did not come. */
    long of(Exchange exchange, Response response);
  }

  private static Check within(String key, long limitNs, Moment moment) {
    return ExchangeCheck.of(
        key,
        "at most " + Durations.text(limitNs),
        exchange -> within(exchange, limitNs, moment, key));
  }

  private static Judgement within(Exchange exchange, long limitNs, Moment moment, String key) {
    Request request = exchange.request();
    Response response = exchange.response();
    if (request == null) {
      return Judgement.cannotTell("the request is not in the capture");
    }
    if (response == null) {
      Judgement judgement = Sight.withoutResponse(exchange);
      return judgement.ruling() == Ruling.CANNOT_TELL ? waiting(exchange, limitNs) : judgement;
    }
    boolean ofBody = key.equals("first-flush-within");
    if (ofBody && response.headComplete() && Sight.bodiless(response)) {
      return Sight.noBody(response);
    }
    long momentNs = moment.of(exchange, response);
    if (momentNs < 0) {
      String why = Sight.unfinished(exchange);
      if (why != null) {
        return Judgement.cannotTell(why, response.lastFrame());
      }
      return ofBody && response.complete()
          ? Judgement.notApplicable("an empty body")
          : Judgement.fails("it never came", response.lastFrame(), request.lastFrame());
    }
    long tookNs = Math.max(0, momentNs - request.lastNs());
    if (tookNs <= limitNs) {
      return Judgement.HOLDS;
    }
    String measured = Durations.text(tookNs);
    if (measured.equals(Durations.text(limitNs))) {
      measured = Phrases.number(tookNs) + " ns";
    }
    String delayed = Sight.delayedOnTheWay(exchange, momentNs);
    long frame =
        ofBody
            ? firstBodyFrame(response)
            : key.equals("first-byte-within") ? response.firstFrame() : response.lastFrame();
    return delayed != null
        ? Judgement.cannotTell(measured + ", but " + delayed, frame, request.lastFrame())
        : Judgement.fails(measured, frame, request.lastFrame());
  }

  /** No response, and the capture does not tell what came of it: but it may already be late. */
  private static Judgement waiting(Exchange exchange, long limitNs) {
    Judgement judgement = Sight.withoutResponse(exchange);
    Request request = exchange.request();
    long waitedNs = exchange.connection().observedUntilNs() - request.lastNs();
    boolean silent =
        exchange.connection().lastExchange() == exchange
            && !exchange.answerMissing()
            && exchange.connection().transport().seen(Direction.SERVER_TO_CLIENT)
            && exchange.connection().missingBytes(Direction.SERVER_TO_CLIENT) == 0;
    return silent && waitedNs > limitNs && request.complete()
        ? Judgement.fails("nothing in " + Durations.text(waitedNs), request.lastFrame())
        : judgement;
  }

  /** From the first byte of the body to the last byte of the response, at least. */
  public static Check deliveryAtLeast(long limitNs) {
    return ofResponse(
        "delivery-at-least",
        "at least " + Durations.text(limitNs),
        exchange -> delivery(exchange, limitNs, Long.MAX_VALUE));
  }

  /** From the first byte of the body to the last byte of the response, at most. */
  public static Check deliveryAtMost(long limitNs) {
    return ofResponse(
        "delivery-at-most",
        "at most " + Durations.text(limitNs),
        exchange -> delivery(exchange, 0, limitNs));
  }

  private static Judgement delivery(Exchange exchange, long leastNs, long mostNs) {
    Response response = exchange.response();
    if (response.headComplete() && Sight.bodiless(response)) {
      return Sight.noBody(response);
    }
    if (response.delivery() == null) {
      String why = Sight.unfinished(exchange);
      return why != null
          ? Judgement.cannotTell(why, response.lastFrame())
          : Judgement.notApplicable("an empty body");
    }
    long startNs = response.delivery().timeNs(0);
    long tookNs = Math.max(0, response.lastNs() - startNs);
    String measured = Durations.text(tookNs);
    long[] frames = {response.lastFrame(), firstBodyFrame(response)};
    if (tookNs > mostNs) {
      String delayed =
          exchange.request() == null ? null : Sight.delayedOnTheWay(exchange, response.lastNs());
      return delayed != null
          ? Judgement.cannotTell(measured + ", but " + delayed, frames)
          : Judgement.fails(measured, frames);
    }
    return Counts.judge(tookNs, leastNs, mostNs, measured, Sight.unfinished(exchange), frames);
  }

  private static long firstBodyFrame(Response response) {
    return response.delivery() == null ? response.headEndFrame() : response.delivery().frame(0);
  }
}
