package io.chunkscope.compare.hop;

/** What to change at a hop, by its software. Each names the setting as its manual does. */
public final class Advice {
  private static final String ANY =
      "Find the hop's setting for response buffering and turn it off for this path.";

  private Advice() {}

  /** Against holding a response back. */
  public static String againstBuffering(HopSoftware hop) {
    return switch (hop) {
      case NGINX ->
          "nginx: proxy_buffering off for this location, or X-Accel-Buffering: no in the server's"
              + " response; and no gzip there, or the application's flushes have to reach it.";
      case VARNISH ->
          "Varnish: set beresp.do_stream = true in vcl_backend_response (the default; something"
              + " turned it off), and neither do_esi nor do_gzip for this path.";
      case HAPROXY ->
          "HAProxy: option http-no-delay in the frontend and the backend; without it the end of"
              + " what there is to send waits for more, for some 200 ms. If that is set: look for"
              + " http-response wait-for-body, a compression filter or a Lua filter.";
      case APACHE ->
          "Apache httpd: flushpackets=on on the ProxyPass, and no output filter that collects"
              + " (mod_deflate, mod_buffer, mod_substitute) for this path.";
      case SQUID ->
          "Squid passes responses on as they come: look for an adaptation service (ICAP, eCAP) that"
              + " waits for the whole body.";
      case TRAFFIC_SERVER ->
          "Traffic Server: look for a transform plugin (compress, ESI) that collects the body of"
              + " this path.";
      case ARR ->
          "IIS: set the response buffer threshold of Application Request Routing to 0 (server"
              + " farm, Proxy), and leave dynamic compression off for this path.";
      case F5 ->
          "BIG-IP: no HTTP compression and no stream profile for this path; Response Chunking"
              + " in the HTTP profile Sustain, in older versions Preserve.";
      case ENVOY, CADDY, TRAEFIK, AWS_ELB, CLOUDFRONT, CLOUDFLARE, NETSCALER, UNKNOWN ->
          ANY
              + " nginx: proxy_buffering; Varnish: beresp.do_stream; IIS ARR: response buffer"
              + " threshold.";
    };
  }

  /** Against delaying flushes. */
  public static String againstDelay(HopSoftware hop) {
    return switch (hop) {
      case HAPROXY ->
          "HAProxy: option http-no-delay in the frontend and the backend, and no compression for"
              + " this path.";
      default -> againstBuffering(hop);
    };
  }

  /** Against removing a length or chunks. */
  public static String againstUnframing(HopSoftware hop) {
    return switch (hop) {
      case F5 ->
          "BIG-IP: Response Chunking in the HTTP profile is Unchunk; set Sustain, in older versions"
              + " Selective or Preserve.";
      case NETSCALER -> "NetScaler: look for a rewrite action on Transfer-Encoding.";
      case UNKNOWN ->
          "Let the hop send chunks to clients that speak HTTP/1.1. F5 BIG-IP: not Response Chunking"
              + " Unchunk in the HTTP profile.";
      default -> "Let " + hop.label() + " send chunks to clients that speak HTTP/1.1.";
    };
  }

  /** Against closing what could persist, towards the server. */
  public static String againstClosingBehind(HopSoftware hop) {
    return switch (hop) {
      case NGINX ->
          "nginx before 1.29.7: proxy_http_version 1.1; proxy_set_header Connection \"\"; and"
              + " keepalive in the upstream block. Later ones do so by themselves.";
      case HAPROXY ->
          "HAProxy: remove option httpclose and option http-server-close; http-reuse safe then"
              + " shares connections to the server.";
      case APACHE ->
          "Apache httpd: no SetEnv proxy-nokeepalive or force-proxy-request-1.0, and no"
              + " disablereuse=on on the ProxyPass.";
      case SQUID -> "Squid: server_persistent_connections on.";
      case TRAFFIC_SERVER -> "Traffic Server: proxy.config.http.keep_alive_enabled_out 1.";
      default -> "Let the hop keep its connections to the server: it asks for close itself.";
    };
  }

  /** Against closing what could persist, towards the client. */
  public static String againstClosingBefore(HopSoftware hop) {
    return switch (hop) {
      case NGINX -> "nginx: keepalive_timeout is 0 or keepalive_requests too low; raise it.";
      case HAPROXY -> "HAProxy: remove option httpclose from the frontend.";
      case APACHE -> "Apache httpd: KeepAlive On.";
      case SQUID -> "Squid before 8: client_persistent_connections on.";
      case TRAFFIC_SERVER -> "Traffic Server: proxy.config.http.keep_alive_enabled_in 1.";
      case F5 -> "BIG-IP: Response Chunking Unchunk in the HTTP profile makes it close.";
      default -> "Let the hop keep its clients' connections: it says close itself.";
    };
  }

  /** Against an older version than need be. */
  public static String againstDowngrade(HopSoftware hop) {
    return switch (hop) {
      case NGINX ->
          "nginx before 1.29.7: proxy_http_version 1.1; and proxy_set_header Connection \"\".";
      case APACHE ->
          "Apache httpd: no SetEnv force-proxy-request-1.0, downgrade-1.0 or force-response-1.0.";
      default -> "Let the hop speak HTTP/1.1 on both sides.";
    };
  }
}
