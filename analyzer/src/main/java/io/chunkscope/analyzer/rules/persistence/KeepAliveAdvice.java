package io.chunkscope.analyzer.rules.persistence;

import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.wording.ServerSoftware;

/** Where a server is told how long connections stay open. */
final class KeepAliveAdvice {
  private KeepAliveAdvice() {}

  /** What to do about a server that closes without having said so. */
  static String forUnannouncedClose(Response response) {
    return "Let the server say Connection: close in the last response that it means to answer, or"
        + " keep the connection open"
        + switch (ServerSoftware.of(response)) {
          case IIS ->
              ": on IIS, \"Enable HTTP keep-alive\" (httpProtocol allowKeepAlive=\"true\") and the"
                  + " site's connection time-out (connectionTimeout).";
          case NGINX ->
              ": in nginx, keepalive_timeout and keepalive_requests; a reload also closes idle"
                  + " connections.";
          case APACHE -> ": in Apache httpd, KeepAlive On and KeepAliveTimeout.";
          case NODE -> ": in Node.js, server.keepAliveTimeout.";
          case VARNISH -> ": in Varnish, the parameter timeout_idle.";
          case OTHER -> "; a worker that is recycled after each request is a usual reason.";
        };
  }

  /** What to do about idle times; the sentence that says it in general comes first. */
  static String forTimeout(Response response, String wish) {
    return wish
        + switch (ServerSoftware.of(response)) {
          case IIS -> ": on IIS, the site's connection time-out (connectionTimeout).";
          case NGINX ->
              ": in nginx, keepalive_timeout; its second argument is what the Keep-Alive field says.";
          case APACHE -> ": in Apache httpd, KeepAliveTimeout.";
          case NODE -> ": in Node.js, server.keepAliveTimeout.";
          case VARNISH -> ": in Varnish, the parameter timeout_idle.";
          case OTHER -> "; look at the idle times of the server and of what stands before it.";
        };
  }
}
