package io.chunkscope.cli.report.html;

import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.capture.stream.Direction;

/** Words for messages. */
final class MessageWords {
  private MessageWords() {}

  static String side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? "request" : "response";
  }

  /** The request-target, clipped; … stands for an end that the capture lacks, too. */
  static String target(Request request, int maxChars) {
    return Clip.wire(request.target(), maxChars) + (request.targetCut() ? "…" : "");
  }

  /** The start-line, put together again. */
  static String startLine(HttpMessage message) {
    if (message instanceof Request request) {
      boolean known = request.version() != null;
      return request.method()
          + " "
          + request.target()
          + (request.targetCut() ? "…" : "")
          + (known ? " " + request.version() : "");
    }
    Response response = (Response) message;
    boolean reason = response.reason() != null && !response.reason().isEmpty();
    return response.version()
        + (response.status() > 0 ? " " + response.status() : "")
        + (reason ? " " + response.reason() : "");
  }
}
