package io.chunkscope.compare;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.compare.hop.FieldChanges;
import io.chunkscope.compare.hop.FlushDelay;
import io.chunkscope.compare.hop.HopPair;
import io.chunkscope.compare.leg.ExchangeSummary;
import io.chunkscope.compare.leg.HeadSummary;
import io.chunkscope.compare.leg.ResponseFacts;

/** What a hop did to the exchanges of one path, in → out. */
public final class PathComparison {
  private final String path;
  private final Tally framing = new Tally();
  private final Tally version = new Tally();
  private final Tally persistence = new Tally();
  private final Tally content = new Tally();
  private final Tally rules = new Tally();
  private final Tally requestFields = new Tally();
  private final Tally responseFields = new Tally();
  private final Spread chunksIn = new Spread();
  private final Spread chunksOut = new Spread();
  private final Spread flushesIn = new Spread();
  private final Spread flushesOut = new Spread();
  private final Spread firstByteInNs = new Spread();
  private final Spread firstByteOutNs = new Spread();
  private final Spread delayNs = new Spread();
  private final Spread requestLagNs = new Spread();
  private final Tally retries = new Tally();
  private long pairs;
  private long streamed;

  PathComparison(String path) {
    this.path = path;
  }

  void add(HopPair pair) {
    pairs++;
    ExchangeSummary front = pair.front();
    ExchangeSummary back = pair.back();
    persistence.add(persistence(front, back));
    String asked = front.request().head().version() + " → " + back.request().head().version();
    fields(requestFields, front.request().head(), back.request().head());
    for (ExchangeSummary attempt : pair.pair().retries()) {
      retries.add(attempt.response() == null ? "no answer" : String.valueOf(attempt.status()));
    }
    if (pair.clock().known()) {
      requestLagNs.add(pair.requestLagNs());
    }
    if (!pair.answered()) {
      version.add(asked);
      framing.add(framing(pair.in()) + " → " + framing(pair.out()));
      return;
    }
    ResponseFacts in = pair.in();
    ResponseFacts out = pair.out();
    version.add(asked + ", " + in.head().version() + " → " + out.head().version());
    framing.add(framing(in) + " → " + framing(out));
    content.add(pair.content().label());
    fields(responseFields, in.head(), out.head());
    streamed += in.streamed() ? 1 : 0;
    add(chunksIn, in.chunks());
    add(chunksOut, out.chunks());
    flushesIn.add(in.flushes().count());
    flushesOut.add(out.flushes().count());
    add(firstByteInNs, back.waitNs());
    add(firstByteOutNs, front.waitNs());
    if (pair.clock().known()) {
      for (FlushDelay flush : pair.flushes()) {
        add(delayNs, flush.delayNs());
      }
    }
  }

  void add(Finding finding) {
    rules.add(finding.rule().id());
  }

  private static void add(Spread spread, long value) {
    if (value >= 0) {
      spread.add(value);
    }
  }

  private static void fields(Tally tally, HeadSummary received, HeadSummary sent) {
    FieldChanges changes = FieldChanges.of(received, sent);
    changes.added().forEach(field -> tally.add("+ " + field));
    changes.removed().forEach(field -> tally.add("- " + field));
    changes.changed().forEach(field -> tally.add("~ " + field));
  }

  private static String framing(ResponseFacts response) {
    return response == null ? "no response" : response.framing().label();
  }

  private static String persistence(ExchangeSummary front, ExchangeSummary back) {
    return persists(back) + " → " + persists(front);
  }

  /** What both messages of an exchange make of its connection. */
  private static String persists(ExchangeSummary exchange) {
    boolean persists =
        exchange.request().head().persists()
            && (exchange.response() == null
                || (exchange.response().head().persists() && !exchange.response().unframed()));
    return persists ? "persistent" : "close";
  }

  /** The target without its query. */
  public String path() {
    return path;
  }

  public long pairs() {
    return pairs;
  }

  /** Pairs whose response the server streamed. */
  public long streamed() {
    return streamed;
  }

  /** Framing of responses, server's side → client's side. */
  public Tally framing() {
    return framing;
  }

  /** Versions of requests, client's side → server's side, and of responses the other way. */
  public Tally version() {
    return version;
  }

  /** Persistence, server's side → client's side. */
  public Tally persistence() {
    return persistence;
  }

  /** What became of bodies. */
  public Tally content() {
    return content;
  }

  /** Findings by rule. */
  public Tally rules() {
    return rules;
  }

  /** Fields that the hop added (+), removed (-), changed (~) in requests. */
  public Tally requestFields() {
    return requestFields;
  }

  /** The same in responses. */
  public Tally responseFields() {
    return responseFields;
  }

  public Spread chunksIn() {
    return chunksIn;
  }

  public Spread chunksOut() {
    return chunksOut;
  }

  public Spread flushesIn() {
    return flushesIn;
  }

  public Spread flushesOut() {
    return flushesOut;
  }

  /** Request to first byte of the response on the server's side, nanoseconds. */
  public Spread firstByteInNs() {
    return firstByteInNs;
  }

  /** The same on the client's side. */
  public Spread firstByteOutNs() {
    return firstByteOutNs;
  }

  /** How long requests took over the hop, nanoseconds; empty where it cannot be told. */
  public Spread requestLagNs() {
    return requestLagNs;
  }

  /** What came of attempts after which the hop asked again: a status, or no answer. */
  public Tally retries() {
    return retries;
  }

  /** How long flushes took over the hop, nanoseconds; empty where it cannot be told. */
  public Spread delayNs() {
    return delayNs;
  }
}
