package io.chunkscope.cli.report.har;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.MessageEnd;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.cli.report.Amounts;

/** What people read who look at an entry in a viewer. */
final class HarComment {
  private HarComment() {}

  /** How the body was framed and delivered, in a line. */
  static String response(Response response) {
    if (response == null) {
      return "no response";
    }
    StringBuilder text = new StringBuilder(response.framing().label());
    if (response.chunks() != null) {
      text.append(", ").append(Amounts.count(response.chunks().count(), "chunk"));
    }
    if (response.delivery() != null) {
      long flushes = response.delivery().flushes();
      text.append(", ")
          .append(Amounts.number(flushes))
          .append(flushes == 1 ? " flush" : " flushes");
    }
    if (!response.complete()) {
      text.append(", incomplete");
    }
    if (response.missingBytes() > 0) {
      text.append(", ").append(Amounts.bytes(response.missingBytes())).append(" not captured");
    }
    return text.toString();
  }

  /** Why viewers should show the entry as failed, or null. */
  static String failure(Exchange exchange) {
    Response response = exchange.response();
    if (response == null) {
      return exchange.answerMissing() ? "the response is not in the capture" : "no response";
    }
    MessageEnd end = response.end();
    return response.complete() || end == null ? null : "incomplete: ended by " + end.label();
  }
}
