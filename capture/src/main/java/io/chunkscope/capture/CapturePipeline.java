package io.chunkscope.capture;

import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.tcp.TcpReassembler;
import java.io.IOException;

/**
 * Wires a source to a handler of connections: packet, segment, ordered bytes. The handler is called
 * in the thread that polls.
 */
public final class CapturePipeline implements AutoCloseable {
  private final SegmentFeed feed;
  private final TcpReassembler reassembler;
  private final CaptureStatistics statistics;

  private CapturePipeline(
      PacketSource source, CaptureOptions options, ConnectionHandler handler, boolean readAhead) {
    SegmentDecoder decoder = new SegmentDecoder(options.decode());
    this.reassembler = new TcpReassembler(options, handler);
    this.statistics = new CaptureStatistics(decoder.statistics(), reassembler.statistics());
    this.feed =
        readAhead
            ? new ReadAhead(source, decoder, statistics)
            : new DirectFeed(source, decoder, statistics);
  }

  /** A pipeline that reads when it is polled: a result follows its packet at once. */
  public static CapturePipeline direct(
      PacketSource source, CaptureOptions options, ConnectionHandler handler) {
    return new CapturePipeline(source, options, handler, false);
  }

  /**
   * A pipeline that reads and decodes in a thread of its own: faster where there is a second
   * processor, the same results. {@link #statistics()} may be read once it is exhausted.
   */
  public static CapturePipeline readingAhead(
      PacketSource source, CaptureOptions options, ConnectionHandler handler) {
    return new CapturePipeline(source, options, handler, true);
  }

  /**
   * Takes at most {@code limit} packets from the source.
   *
   * @return how many there were; packets without TCP may be left uncounted
   * @throws CaptureFormatException when the capture is corrupt here; call {@link #finish} all the
   *     same, so that what was read before is complete
   */
  public int poll(int limit) throws IOException, CaptureFormatException {
    return feed.poll(reassembler, limit);
  }

  /** Whether the source has no more packets. */
  public boolean exhausted() {
    return feed.exhausted();
  }

  /** The end of the capture: ends every connection that is still open. */
  public void finish() {
    reassembler.finish(statistics.lastTimeNs());
  }

  public CaptureStatistics statistics() {
    return statistics;
  }

  /** Stops reading ahead. The source stays open: it is its owner's. */
  @Override
  public void close() {
    feed.close();
  }
}
