package io.chunkscope.analyzer.rules.evidence;

import io.chunkscope.analyzer.model.Response;

/** A header of the PROXY protocol that meets a server which expects none. */
public final class ProxyHeaderRefusal {
  public static final String FIX =
      "Switch the PROXY protocol on at the server (nginx: listen ... proxy_protocol; HAProxy: bind"
          + " ... accept-proxy; Apache httpd: RemoteIPProxyProtocol On) or off at the proxy before"
          + " it.";

  private ProxyHeaderRefusal() {}

  /**
   * Whether the first response after such a header (null: there is none) may mean that the server
   * found no request in it.
   */
  public static boolean suspected(Response response) {
    return response == null
        || switch (response.status()) {
          case 400, 405, 501 -> true;
          default -> false;
        };
  }
}
