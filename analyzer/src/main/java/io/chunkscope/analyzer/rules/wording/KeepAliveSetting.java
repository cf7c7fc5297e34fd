package io.chunkscope.analyzer.rules.wording;

import io.chunkscope.analyzer.model.Response;

/** Where a server's keep-alive is turned on. */
public final class KeepAliveSetting {
  private KeepAliveSetting() {}

  /** One or two sentences for the software that the response names. */
  public static String turnOn(Response response) {
    return switch (ServerSoftware.of(response)) {
      case IIS ->
          "Turn HTTP keep-alive on for the site: in IIS Manager, HTTP Response Headers, Set Common"
              + " Headers, \"Enable HTTP keep-alive\", which is <httpProtocol"
              + " allowKeepAlive=\"true\" /> in system.webServer.";
      case NGINX ->
          "Set keepalive_timeout above 0 (75s unless said otherwise), and look for"
              + " keepalive_requests 1 or keepalive_disable.";
      case APACHE ->
          "Set KeepAlive On, and look for SetEnv or BrowserMatch lines that set nokeepalive.";
      case NODE ->
          "Remove what sets a Connection field or shouldKeepAlive; Node.js keeps connections by"
              + " itself.";
      case VARNISH ->
          "Look for what sets resp.http.Connection in vcl_deliver; Varnish keeps connections by"
              + " itself (timeout_idle).";
      case OTHER ->
          response.isHttp11()
              ? "Turn keep-alive on in the server, or in the device that answers for it."
              : "Let the server answer in HTTP/1.1, where connections persist unless it says"
                  + " otherwise, or send Connection: keep-alive with a Content-Length.";
    };
  }
}
