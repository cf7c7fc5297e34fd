package io.chunkscope.verify.expect;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.verify.expect.check.MessageChecks;
import io.chunkscope.verify.expect.match.StatusSet;
import io.chunkscope.verify.expect.match.Target;
import io.chunkscope.verify.expect.match.TextPattern;
import java.util.List;
import java.util.Set;

/**
 * Which exchanges are meant: those that fit everything that is said here.
 *
 * @param methods any of these methods; empty for all
 * @param host pattern of the host; with a port where {@code hostHasPort}; null for all
 * @param hostHasPort whether the pattern names a port too
 * @param path pattern of the path; with the query where {@code pathHasQuery}; null for all
 * @param pathHasQuery whether the pattern is of path and query
 * @param status status codes; null for all, also for exchanges without a response
 * @param contentTypes any of these media types; empty for all
 */
public record Selection(
    Set<String> methods,
    TextPattern host,
    boolean hostHasPort,
    TextPattern path,
    boolean pathHasQuery,
    StatusSet status,
    List<TextPattern> contentTypes) {
  /** Every exchange. */
  public static final Selection ALL =
      new Selection(Set.of(), null, false, null, false, null, List.of());

  public Selection {
    methods = Set.copyOf(methods);
    contentTypes = List.copyOf(contentTypes);
  }

  /** Whether this exchange is meant. */
  public boolean matches(Exchange exchange) {
    return matches(exchange.request()) && matches(exchange.response());
  }

  private boolean matches(Request request) {
    if (!asksForRequest()) {
      return true;
    }
    return request != null
        && (methods.isEmpty() || methods.contains(request.method()))
        && (host == null
            || host.matches(hostHasPort ? Target.authority(request) : Target.host(request)))
        && (path == null
            || path.matches(pathHasQuery ? Target.pathAndQuery(request) : Target.path(request)));
  }

  private boolean matches(Response response) {
    if (status == null && contentTypes.isEmpty()) {
      return true;
    }
    return response != null
        && (status == null || status.contains(response.status()))
        && (contentTypes.isEmpty() || isOfType(MessageChecks.mediaType(response)));
  }

  private boolean isOfType(String mediaType) {
    return contentTypes.stream().anyMatch(pattern -> pattern.matches(mediaType));
  }

  /** Whether only the request tells if an exchange is meant. */
  public boolean asksForRequest() {
    return !methods.isEmpty() || host != null || path != null;
  }

  /** {@code GET www.example.com/home, status 200}; "every exchange" when all are meant. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    String place = (host == null ? "" : host.toString()) + (path == null ? "" : path.toString());
    for (String part : List.of(String.join(" or ", methods.stream().sorted().toList()), place)) {
      text.append(text.length() == 0 || part.isEmpty() ? "" : " ").append(part);
    }
    if (status != null) {
      text.append(text.length() == 0 ? "" : ", ").append("status ").append(status);
    }
    if (!contentTypes.isEmpty()) {
      text.append(text.length() == 0 ? "" : ", ")
          .append(String.join(" or ", contentTypes.stream().map(String::valueOf).toList()));
    }
    return text.length() == 0 ? "every exchange" : text.toString();
  }
}
