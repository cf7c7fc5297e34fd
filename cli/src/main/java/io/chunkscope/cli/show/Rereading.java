package io.chunkscope.cli.show;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.ConnectionReader;
import io.chunkscope.analyzer.parse.MessageEvents;
import io.chunkscope.analyzer.parse.QuietEvents;
import io.chunkscope.analyzer.session.ConnectionTap;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.CapturePipeline;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.capture.stream.Direction;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a capture again, as far as one connection goes. */
final class Rereading implements ConnectionTap {
  private static final int PACKETS_AT_ONCE = 4096;
  private static final MessageEvents NOBODY = new QuietEvents();

  /** Hears a direction. */
  abstract static class Listener extends QuietEvents {
    void onData(long streamOffset, byte[] bytes, int offset, int length, long timeNs, long frame) {}
  }

  private final Listener requests;
  private final Listener responses;
  private boolean closed;

  private Rereading(Listener requests, Listener responses) {
    this.requests = requests;
    this.responses = responses;
  }

  /**
   * Reads the capture until the connection is over.
   *
   * @param requests hears the client's bytes, or null
   * @param responses hears the server's bytes, or null
   */
  static void of(Path capture, long connection, Listener requests, Listener responses)
      throws IOException {
    Rereading reading = new Rereading(requests, responses);
    try (PacketSource source = CaptureFiles.open(capture)) {
      CapturePipeline pipeline =
          new CapturePipeline(
              source,
              CaptureOptions.DEFAULTS.withinMemory(Runtime.getRuntime().maxMemory()),
              new ConnectionReader(AnalyzerOptions.DEFAULTS, connection, reading));
      try {
        while (!reading.closed && !pipeline.exhausted()) {
          pipeline.poll(PACKETS_AT_ONCE);
        }
      } catch (CaptureFormatException e) {
        // The analysis before has told it; what came before the damage is shown.
        reading.closed = false;
      }
      pipeline.finish();
    } catch (CaptureFormatException e) {
      throw new IOException(capture + " was changed while it was read", e);
    }
  }

  @Override
  public void onData(
      Direction direction,
      long streamOffset,
      byte[] bytes,
      int offset,
      int length,
      long timeNs,
      long frame) {
    Listener listener = listener(direction);
    if (listener != null) {
      listener.onData(streamOffset, bytes, offset, length, timeNs, frame);
    }
  }

  @Override
  public MessageEvents events(Direction direction) {
    Listener listener = listener(direction);
    return listener == null ? NOBODY : listener;
  }

  private Listener listener(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? requests : responses;
  }

  @Override
  public void onClose() {
    closed = true;
  }
}
