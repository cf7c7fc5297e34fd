package io.chunkscope.cli.show;

import io.chunkscope.analyzer.content.ContentCoding;
import io.chunkscope.analyzer.content.ContentDecoders;
import io.chunkscope.analyzer.content.ContentDecoding;
import io.chunkscope.analyzer.content.ContentLimits;
import io.chunkscope.analyzer.content.DecodingState;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.parse.ParsedEnd;
import io.chunkscope.analyzer.parse.StartLine;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the body of one response, without its chunk framing, and if wanted decoded. */
public final class BodyCopy {
  private static final int MAX_CODINGS = 8;

  private BodyCopy() {}

  /** Why nothing can be written that would be the body; null if something can. */
  public static String refusal(Response response, boolean decoded) {
    if (response.missingBytes() > 0) {
      return Amounts.count(response.missingBytes(), "byte")
          + " of the body are not in the capture: nothing written";
    }
    String coding = response.fields().combined(FieldName.CONTENT_ENCODING);
    boolean unknown =
        decoded
            && coding != null
            && response.bodyBytes() > 0
            && ContentCoding.listed(coding, MAX_CODINGS).isEmpty()
            && !isIdentity(coding);
    return unknown
        ? "Content-Encoding " + Excerpt.of(coding, 60) + " cannot be undone; try without --decoded"
        : null;
  }

  private static boolean isIdentity(String coding) {
    for (String token : coding.split(",", -1)) {
      if (!token.isBlank() && !token.strip().equalsIgnoreCase("identity")) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes it.
   *
   * @param out buffered; flushed, not closed
   * @return what is wrong with what was written, or null
   */
  public static String write(
      Path capture, long connection, Response response, boolean decoded, OutputStream out)
      throws IOException {
    String coding = response.fields().combined(FieldName.CONTENT_ENCODING);
    List<ContentCoding> codings =
        decoded && coding != null ? ContentCoding.listed(coding, MAX_CODINGS) : List.of();
    Body body = new Body(response.start(), out, codings);
    try {
      Rereading.of(capture, connection, null, body);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      body.close();
    }
    out.flush();
    return doubt(response, body);
  }

  private static String doubt(Response response, Body body) {
    if (body.state == DecodingState.UNAVAILABLE) {
      return "there is no decoder for this coding on this platform: nothing written";
    }
    if (body.state == DecodingState.INVALID || body.state == DecodingState.LIMIT) {
      return "the body does not decode beyond what was written";
    }
    if (!response.complete()) {
      return "the body is not complete"
          + (response.end() == null ? "" : ", ended by " + response.end().label())
          + ": what is there was written";
    }
    if (body.faults > 0) {
      return "the chunks are broken: the body is what a lenient reader makes of it";
    }
    if (body.state == DecodingState.MORE && body.copied > 0) {
      return "the coded body ends too early: what is there was written";
    }
    if (body.copied != response.bodyBytes()) {
      return "the body was " + response.bodyBytes() + " bytes before: was the file changed?";
    }
    return hasOtherTransferCoding(response)
        ? "its Transfer-Encoding is not only chunked, which alone is undone"
        : null;
  }

  private static boolean hasOtherTransferCoding(Response response) {
    String transfer = response.fields().combined(FieldName.TRANSFER_ENCODING);
    if (transfer == null || response.bodyBytes() == 0) {
      return false;
    }
    for (String token : transfer.split(",", -1)) {
      String name = token.strip();
      if (!name.isEmpty()
          && !name.equalsIgnoreCase("chunked")
          && !name.equalsIgnoreCase("identity")) {
        return true;
      }
    }
    return false;
  }

  /** Hears the body of the response that begins at one offset. */
  private static final class Body extends Rereading.Listener {
    private final long start;
    private final OutputStream out;
    private final ContentDecoding decoding;
    private boolean wanted;
    private long copied;
    private long faults;

    /** Null where nothing is to be decoded. */
    private DecodingState state;

    Body(long start, OutputStream out, List<ContentCoding> codings) {
      this.start = start;
      this.out = out;
      this.decoding =
          codings.isEmpty()
              ? null
              : new ContentDecoders(ContentLimits.DEFAULTS)
                  .begin(codings, Long.MAX_VALUE, this::put);
      this.state = decoding == null ? null : decoding.state();
    }

    @Override
    public void onStartLine(StartLine line, long at, long end) {
      wanted = at == start;
    }

    @Override
    public void onBody(byte[] bytes, int offset, int length, long streamOffset) {
      if (!wanted) {
        return;
      }
      copied += length;
      if (decoding == null) {
        put(bytes, offset, length);
      } else {
        state = decoding.accept(bytes, offset, length);
      }
    }

    @Override
    public void onDeviation(
        io.chunkscope.analyzer.parse.Deviation deviation,
        long from,
        long to,
        byte[] evidence,
        int offset,
        int length) {
      boolean uncertain =
          switch (deviation) {
            case CHUNK_SIZE_NOT_HEX,
                CHUNK_DATA_OVERRUN,
                CHUNK_SIZE_OVERFLOW,
                CHUNK_SIZE_SIGN,
                CHUNK_SIZE_PREFIX,
                CHUNK_SIZE_EMPTY,
                BODY_NOT_CHUNKED ->
                true;
            default -> false;
          };
      if (wanted && uncertain) {
        faults++;
      }
    }

    @Override
    public void onMessageEnd(ParsedEnd end, long streamOffset) {
      wanted = false;
    }

    private void put(byte[] bytes, int offset, int length) {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void close() {
      if (decoding != null) {
        decoding.close();
      }
    }
  }
}
