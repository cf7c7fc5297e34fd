package io.chunkscope.analyzer.rules.delivery;

import io.chunkscope.analyzer.content.ContentReading;
import io.chunkscope.analyzer.model.Delivery;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingBuilder;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;
import io.chunkscope.analyzer.rules.wording.ServerSoftware;
import io.chunkscope.capture.stream.Direction;

public final class CompressionHoldsBackFlush implements Rule.OfExchange {
  /** A format's header, and little else. */
  private static final int HEADER_BYTES = 32;

  private static final RuleInfo INFO =
      new RuleInfo(
          "compression-holds-back-flush",
          "delivery",
          Severity.WARNING,
          Party.SERVER,
          "RFC 9110 §8.4",
          "A flush of a compressed response decodes to nothing: the compressor kept the text",
          """
          What it is
          The response is compressed and was sent in several flushes, but what had arrived by the
          end of one decodes to no more text than before, mostly because it is only the header of
          the compressed format. The text came with a later flush. The server flushes its output
          and not its compressor.

          Why it matters
          A compressor keeps what it is given until it has enough for a block. Without being
          flushed itself it turns an early flush into bytes that show nothing: the page begins
          when the compressor pleases, mostly at the end. The time named is how long the client
          waited with nothing new to show.

          Example on the wire
            HTTP/1.1 200 OK
            Content-Encoding: gzip
            Transfer-Encoding: chunked

            a
            1f 8b 08 00 00 00 00 00 00 03    (the header; 900 ms of nothing)
            5f2
            ...                              (the whole page)

          What to do
          Flush the compressor wherever the output is flushed (Z_SYNC_FLUSH; flush in brotli and
          Zstandard), or leave the response uncompressed.
          * Node.js: zlib.createGzip({ flush: zlib.constants.Z_SYNC_FLUSH }), for brotli
          zlib.createBrotliCompress({ flush: zlib.constants.BROTLI_OPERATION_FLUSH }), or flush()
          on the stream after each write; with the compression middleware, res.flush().
          * Java: new GZIPOutputStream(out, true); without true, flush() leaves the text inside.
          * Python: flush() of the gzip file or the zlib compressor after each piece.
          * nginx: with "proxy_buffering off", or the response field "X-Accel-Buffering: no", its
          gzip module flushes whatever the upstream flushes; with buffering it fills buffers first.
          * Apache httpd: mod_deflate flushes what it is told to. mod_proxy_http tells it to;
          for FastCGI (2.4.33 and later) and AJP, ProxyPass needs flushpackets=on.
          * IIS: <urlCompression doDynamicCompression="false" /> for the page.

          Reference
          RFC 9110 §8.4: Content-Encoding. RFC 1951 §3.2.4: the stored block; zlib's Z_SYNC_FLUSH
          ends in an empty one (00 00 ff ff).
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onExchange(Exchange exchange, FindingSink sink) {
    Response response = exchange.response();
    if (response == null || response.content() == null || !response.streamed()) {
      return;
    }
    Held held = Held.of(response.content(), response.delivery());
    if (held == null) {
      return;
    }
    Delivery delivery = response.delivery();
    FindingBuilder finding =
        Finding.about(this, exchange, Direction.SERVER_TO_CLIENT)
            .summary(summary(exchange, response, held))
            .fix(advice(response))
            .frames(
                delivery.frame(held.first()),
                delivery.frame(held.broughtBy()),
                response.headEndFrame())
            .at(delivery.timeNs(held.broughtBy()));
    boolean onlyHeader = held.count() == 1 && held.first() == 0 && held.bytes() <= HEADER_BYTES;
    if (onlyHeader || !exchange.connection().transport().seen(Direction.CLIENT_TO_SERVER)) {
      // The server may have flushed before it had any text; or the network's pauses may be meant.
      finding.atMost(Confidence.MEDIUM);
    }
    sink.onFinding(finding.build());
  }

  private static String summary(Exchange exchange, Response response, Held held) {
    long flushes = response.delivery().flushes();
    String which =
        held.count() == 1
            ? "flush " + (held.first() + 1) + " of " + flushes
            : held.count()
                + " of "
                + flushes
                + " flushes, the first being flush "
                + (held.first() + 1);
    return "The response to "
        + Phrases.name(exchange)
        + " is compressed ("
        + response.fields().combined(FieldName.CONTENT_ENCODING)
        + "), and "
        + which
        + (held.count() == 1 ? ", with " : ", with together ")
        + Phrases.bytes(held.bytes())
        + (held.count() == 1 ? ", decodes" : ", decode")
        + " to no text: the client had nothing new to show for "
        + Durations.text(held.heldNs())
        + (held.count() == 1 ? ", until flush " + (held.broughtBy() + 1) + " brought " : ", until ")
        + text(response.content(), held)
        + ".";
  }

  private static String text(ContentReading content, Held held) {
    long bytes = content.textBytes(held.broughtBy());
    String text = bytes == ContentReading.UNKNOWN ? "text" : Phrases.bytes(bytes) + " of text";
    return held.count() == 1 ? text : text + " came with flush " + (held.broughtBy() + 1);
  }

  private static String advice(Response response) {
    return switch (ServerSoftware.of(response)) {
      case NODE ->
          "Call res.flush() of the compression middleware after each write, or give zlib"
              + " { flush: Z_SYNC_FLUSH }.";
      case NGINX ->
          "Set proxy_buffering off, with which nginx flushes its compressor whenever the upstream"
              + " flushes; if the upstream compresses, flush the compressor there.";
      case APACHE ->
          "For FastCGI and AJP set flushpackets=on on the ProxyPass (mod_proxy_http flushes by"
              + " itself); if the application compresses, flush its compressor.";
      case IIS ->
          "Set doDynamicCompression=\"false\" for this page, or flush the compressor in the"
              + " application if that is what compresses.";
      case VARNISH, OTHER ->
          "Flush the compressor (Z_SYNC_FLUSH) wherever the output is flushed, or leave this"
              + " response uncompressed.";
    };
  }
}
