package io.chunkscope.analyzer.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.chunkscope.analyzer.framing.BodyFraming;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The parser allocates nothing for a message that lies whole in its piece. */
class AllocationTest {
  private static final int MESSAGES = 10_000;

  @Test
  void parsesSmallMessagesWithoutAllocating() {
    byte[] message =
        Wire.bytes(
            "HTTP/1.1 200 OK\\r\\nServer: x\\r\\nContent-Type: text/plain\\r\\n"
                + "Transfer-Encoding: chunked\\r\\n\\r\\n"
                + "5\\r\\nhello\\r\\n6;a=b\\r\\n world\\r\\n0\\r\\n\\r\\n");
    Counter events = new Counter();
    HttpStreamParser parser =
        new HttpStreamParser(
            MessageKind.RESPONSES, events, new ParserResources(ParserOptions.DEFAULTS));
    parse(parser, message, 0, 100);
    events.ends = 0;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    parse(parser, message, 100, MESSAGES);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(MESSAGES, events.ends);
    assertTrue(allocated < MESSAGES, allocated + " bytes for " + MESSAGES + " messages");
  }

  private static void parse(HttpStreamParser parser, byte[] message, int first, int count) {
    for (int index = first; index < first + count; index++) {
      parser.onData((long) index * message.length, message, 0, message.length);
    }
  }

  /** Counts messages, and allocates nothing itself. */
  private static final class Counter implements MessageEvents {
    int ends;

    @Override
    public void onStartLine(StartLine line, long start, long end) {}

    @Override
    public void onField(
        byte[] bytes,
        int nameOffset,
        int nameLength,
        int valueOffset,
        int valueLength,
        long start,
        long end) {}

    @Override
    public BodyFraming onHeadEnd(long end) {
      return BodyFraming.CHUNKED;
    }

    @Override
    public void onBody(byte[] bytes, int offset, int length, long streamOffset) {}

    @Override
    public void onBodyMissing(long streamOffset, long length) {}

    @Override
    public void onChunk(long size, int extensionBytes, long start, long dataStart) {}

    @Override
    public void onChunkEnd(long end) {}

    @Override
    public void onLastChunk(int extensionBytes, long start, long end) {}

    @Override
    public void onTrailer(
        byte[] bytes,
        int nameOffset,
        int nameLength,
        int valueOffset,
        int valueLength,
        long start,
        long end) {}

    @Override
    public void onMessageEnd(ParsedEnd end, long streamOffset) {
      ends++;
    }

    @Override
    public void onDeviation(
        Deviation deviation, long start, long end, byte[] evidence, int offset, int length) {
      throw new AssertionError(deviation);
    }

    @Override
    public void onSkipped(
        SkipReason reason, long start, long end, byte[] evidence, int offset, int length) {
      throw new AssertionError(reason);
    }

    @Override
    public void onGapBetweenMessages(long start, long end) {
      throw new AssertionError("gap");
    }
  }
}
