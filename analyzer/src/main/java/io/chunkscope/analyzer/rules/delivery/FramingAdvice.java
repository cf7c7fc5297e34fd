package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.wording.KeepAliveSetting;
import io.chunkscope.analyzer.rules.wording.ServerSoftware;

/** What to change so that a server frames what it streams. */
final class FramingAdvice {
  private FramingAdvice() {}

  static String forUnframed(Response response) {
    return switch (ServerSoftware.of(response)) {
      case IIS ->
          KeepAliveSetting.turnOn(response)
              + " With it off, IIS sends what"
              + " Response.Flush() releases as it is, without chunks. In classic ASP"
              + " enableChunkedEncoding (on unless set; AspEnableChunkedEncoding up to IIS 6) must"
              + " be on as well.";
      case NGINX ->
          "nginx chunks by itself to an HTTP/1.1 client: look for \"chunked_transfer_encoding off\""
              + " in the location, and for a proxy in front that asks it in HTTP/1.0"
              + " (\"proxy_http_version 1.1\" there).";
      case APACHE ->
          "Apache httpd chunks by itself to an HTTP/1.1 client: look for SetEnvIf or BrowserMatch"
              + " lines that set downgrade-1.0, and for nph- scripts that write to the socket by"
              + " themselves.";
      case NODE ->
          "Node.js chunks by itself: remove the code that takes the Transfer-Encoding field away"
              + " (removeHeader) or sets useChunkedEncodingByDefault to false.";
      case VARNISH ->
          "Varnish chunks by itself to an HTTP/1.1 client, on connections that close as well: look"
              + " for return (pipe) in its VCL, which passes on what the backend sends, and at the"
              + " hop between it and the capture.";
      case OTHER ->
          response.isHttp11()
              ? "Let the server send Transfer-Encoding: chunked when it does not know the length in"
                  + " advance, or Content-Length when it does; often that means turning keep-alive"
                  + " on, or leaving the framing to the HTTP library instead of writing to the"
                  + " socket."
              : "The server answers in HTTP/1.0, which has no chunks: let it (or the proxy that"
                  + " speaks for it) answer in HTTP/1.1 with Transfer-Encoding: chunked, or send"
                  + " Content-Length.";
    };
  }
}
