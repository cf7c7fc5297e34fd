package io.chunkscope.compare.leg;

import io.chunkscope.analyzer.content.ContentDecoders;
import io.chunkscope.analyzer.content.ContentDecoding;
import io.chunkscope.analyzer.content.ContentLimits;
import io.chunkscope.analyzer.content.DecodingState;
import io.chunkscope.analyzer.model.BodyListener;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import java.util.IdentityHashMap;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Traces bodies while they come in: a checksum of each as sent and, where it is coded, of its text.
 * The checksum is one that processors compute as fast as they read; it is no protection against
 * bodies that were made to collide, and need be none.
 */
final class BodyTracer implements BodyListener {
  private final LegLimits limits;
  private final ContentDecoders decoders = new ContentDecoders(ContentLimits.DEFAULTS);
  private final IdentityHashMap<HttpMessage, Tracing> bodies = new IdentityHashMap<>();
  private int decodings;
  private long notTraced;

  BodyTracer(LegLimits limits) {
    this.limits = limits;
  }

  @Override
  public Body begin(HttpMessage message) {
    if (bodies.size() >= limits.maxOpenBodies()) {
      notTraced++;
      return null;
    }
    Tracing tracing = new Tracing(message);
    bodies.put(message, tracing);
    return tracing;
  }

  /** Takes out what is known of a body; null for one that was not traced. */
  BodyTrace take(HttpMessage message) {
    Tracing tracing = bodies.remove(message);
    return tracing == null ? null : tracing.trace();
  }

  /** Bodies that were not traced because too many were open. */
  long notTraced() {
    return notTraced;
  }

  private static long print(Checksum checksum, long bytes) {
    long print = checksum.getValue() << 32 ^ bytes * 0x9e3779b97f4a7c15L;
    return print == 0 ? 1 : print;
  }

  private final class Tracing implements Body {
    private final HttpMessage message;
    private final CRC32C sent = new CRC32C();
    private final ArrivalMarks marks = new ArrivalMarks(limits.maxMarks());
    private CRC32C text;
    private ContentDecoding decoding;
    private long sentBytes;
    private long missingBytes;
    private long textBytes;
    private boolean textLost;

    Tracing(HttpMessage message) {
      this.message = message;
      boolean coded = message.fields().has(FieldName.CONTENT_ENCODING);
      if (!coded) {
        return;
      }
      textLost = true;
      if (!message.codings().isEmpty() && decodings < limits.maxDecodings()) {
        textLost = false;
        text = new CRC32C();
      }
    }

    @Override
    public void onBytes(byte[] bytes, int offset, int length, long readableNs, long frame) {
      sent.update(bytes, offset, length);
      sentBytes += length;
      if (text != null && !textLost) {
        decode(bytes, offset, length);
      }
      marks.add(sentBytes, text == null ? sentBytes : textBytes, readableNs, frame);
    }

    private void decode(byte[] bytes, int offset, int length) {
      if (decoding == null) {
        decodings++;
        decoding = decoders.begin(message.codings(), limits.maxTextBytes(), this::onText);
      }
      DecodingState state = decoding.accept(bytes, offset, length);
      if (state != DecodingState.MORE && state != DecodingState.END) {
        textLost = true;
      }
    }

    private void onText(byte[] bytes, int offset, int length) {
      text.update(bytes, offset, length);
      textBytes += length;
    }

    @Override
    public void onMissing(long length) {
      sentBytes += length;
      missingBytes += length;
      if (text != null) {
        textLost = true;
      }
    }

    @Override
    public void onEnd() {
      if (decoding != null) {
        decoding.close();
        decoding = null;
        decodings--;
      }
    }

    BodyTrace trace() {
      onEnd();
      long print = missingBytes > 0 ? 0 : print(sent, sentBytes);
      long textPrint = text == null ? print : print(text, textBytes);
      return new BodyTrace(
          print,
          textLost ? 0 : textPrint,
          text == null ? sentBytes : textBytes,
          !textLost,
          marks.grainNs(),
          marks.trimmed());
    }
  }
}
