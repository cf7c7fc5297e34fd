package io.chunkscope.capture;

import io.chunkscope.capture.decode.DecodeOutcome;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.source.PacketHandler;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.capture.tcp.TcpReassembler;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads and decodes in a thread of its own, a few batches ahead. Segments come in the order of the
 * capture, and a fault of the capture comes after what precedes it, so nothing downstream can tell
 * the difference. Counters of packets run ahead likewise until all segments are taken.
 */
final class ReadAhead implements SegmentFeed {
  private static final int BATCHES = 4;
  private static final int PACKETS_AT_ONCE = 1024;

  private final PacketSource source;
  private final SegmentDecoder decoder;
  private final CaptureStatistics statistics;
  private final BlockingQueue<SegmentBatch> filled = new ArrayBlockingQueue<>(BATCHES + 1);
  private final BlockingQueue<SegmentBatch> free = new ArrayBlockingQueue<>(BATCHES);

  /** Stands behind the last batch. */
  private final SegmentBatch end = new SegmentBatch();

  private final Thread reader = new Thread(this::read, "chunkscope-reader");

  /** What ended reading early; written before {@link #end} is handed over, read after it. */
  private Throwable failure;

  private SegmentBatch filling;
  private TcpSegment segment = new TcpSegment();
  private SegmentBatch taken;
  private int position;
  private boolean exhausted;

  ReadAhead(PacketSource source, SegmentDecoder decoder, CaptureStatistics statistics) {
    this.source = source;
    this.decoder = decoder;
    this.statistics = statistics;
    for (int i = 0; i < BATCHES; i++) {
      free.add(new SegmentBatch());
    }
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public int poll(TcpReassembler reassembler, int limit)
      throws IOException, CaptureFormatException {
    if (exhausted) {
      return 0;
    }
    if (taken == null) {
      taken = take();
      position = 0;
    }
    if (taken == end) {
      exhausted = true;
      fail();
      return 0;
    }
    int first = position;
    position = Math.min(taken.size(), first + limit);
    for (int i = first; i < position; i++) {
      if (taken.isMention(i)) {
        reassembler.onMention(taken.segment(i));
      } else {
        reassembler.onSegment(taken.segment(i));
      }
    }
    int count = position - first;
    if (position == taken.size()) {
      free.add(taken);
      taken = null;
    }
    return count;
  }

  private SegmentBatch take() throws IOException {
    try {
      return filled.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void fail() throws IOException, CaptureFormatException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof CaptureFormatException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  @Override
  public boolean exhausted() {
    return exhausted;
  }

  /** Lets the reader go. One that waits for its input is not waited for. */
  @Override
  public void close() {
    reader.interrupt();
  }

  private void read() {
    try {
      filling = free.take();
      PacketHandler onPacket = this::onPacket;
      while (!source.exhausted()) {
        source.poll(onPacket, PACKETS_AT_ONCE);
        if (filling.size() > 0) {
          handOver();
        }
      }
    } catch (Abandoned | InterruptedException e) {
      return;
    } catch (IOException | CaptureFormatException | RuntimeException | Error e) {
      failure = e;
    }
    // There is room for it and every batch.
    if (filling.size() > 0) {
      filled.add(filling);
    }
    filled.add(end);
  }

  private void onPacket(Packet packet) {
    statistics.count(packet);
    boolean mention = decoder.decode(packet, segment) != DecodeOutcome.SEGMENT;
    if (mention && !decoder.namesConnection()) {
      return;
    }
    if (!filling.hasRoomFor(segment)) {
      handOver();
    }
    segment = filling.keep(segment, mention);
  }

  private void handOver() {
    filled.add(filling);
    try {
      filling = free.take();
    } catch (InterruptedException e) {
      throw new Abandoned(e);
    }
    filling.clear();
  }

  /** Nobody takes batches any more. */
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Abandoned(InterruptedException cause) {
      super(cause);
    }
  }
}
