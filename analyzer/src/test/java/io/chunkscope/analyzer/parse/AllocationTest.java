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
  private static final class Counter extends QuietEvents {
    int ends;

    @Override
    public BodyFraming onHeadEnd(long end) {
      return BodyFraming.CHUNKED;
    }

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
