package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.decode.SegmentDecoder;
import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random conversations, cut, shuffled, repeated and lost in part, against what was sent. */
class ShuffledConversationTest {
  private static final int ROUNDS = 200;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20_260_101})
  void handsOnEveryByteOnceAndCauseBeforeEffectWhenNothingIsLost(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Conversation conversation = new Conversation(random);
      conversation.duplicateSome();
      conversation.shuffle();
      Ledger ledger = new Ledger(conversation, true);
      replay(conversation, ledger, random.nextInt(5));
      assertWhole(conversation, ledger, seed + "/" + round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 20_260_102})
  void handsOnEveryByteOnceWhenRangesAreSentAgain(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Conversation conversation = new Conversation(random);
      conversation.resendOverlapping();
      conversation.duplicateSome();
      conversation.shuffle();
      Ledger ledger = new Ledger(conversation, false);
      replay(conversation, ledger, random.nextInt(5));
      assertWhole(conversation, ledger, seed + "/" + round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 20_260_103})
  void declaresExactlyWhatWasLost(long seed) {
    Random random = new Random(seed);
    long missing = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Conversation conversation = new Conversation(random);
      conversation.resendOverlapping();
      conversation.loseSome();
      conversation.shuffle();
      Ledger ledger = new Ledger(conversation, false);
      replay(conversation, ledger, 1 + random.nextInt(5));
      assertTrue(ledger.closed());
      assertEquals(0, ledger.conflicts());
      for (Direction direction : Direction.values()) {
        boolean byClient = direction == Direction.CLIENT_TO_SERVER;
        long known = known(conversation, byClient);
        long reached = ledger.next(direction);
        boolean lastLooksLikeFin = reached == known - 1 && !hasFin(conversation, byClient);
        String where = "%d/%d: %d of %d".formatted(seed, round, reached, known);
        assertTrue(reached == known || lastLooksLikeFin, where);
        missing += ledger.missing(direction);
      }
    }
    assertTrue(missing > 0);
  }

  private static void assertWhole(Conversation conversation, Ledger ledger, String round) {
    assertTrue(ledger.closed(), round);
    assertEquals(0, ledger.conflicts(), round);
    for (Direction direction : Direction.values()) {
      boolean byClient = direction == Direction.CLIENT_TO_SERVER;
      assertEquals(conversation.bytes(byClient).length, ledger.next(direction), round);
      assertEquals(0, ledger.missing(direction), round);
      assertEquals(EndCause.FIN, ledger.end(direction), round);
    }
  }

  /**
   * How far the capture proves that a side sent. The acknowledgement of a FIN that is not in the
   * capture looks like that of one more byte.
   */
  private static int known(Conversation conversation, boolean byClient) {
    int known = 0;
    for (Conversation.Sent segment : conversation.segments) {
      boolean fin = (segment.flags() & TcpSegment.FIN) != 0;
      if (segment.byClient() != byClient) {
        known = Math.max(known, segment.ack());
      } else if (fin) {
        return segment.offset();
      } else if (segment.length() > 0) {
        known = Math.max(known, segment.end());
      }
    }
    return known;
  }

  private static boolean hasFin(Conversation conversation, boolean byClient) {
    return conversation.segments.stream()
        .anyMatch(s -> s.byClient() == byClient && (s.flags() & TcpSegment.FIN) != 0);
  }

  private static void replay(Conversation conversation, Ledger ledger, int stepMs) {
    TcpReassembler reassembler = new TcpReassembler(CaptureOptions.DEFAULTS, ledger);
    SegmentDecoder decoder = new SegmentDecoder();
    TcpSegment segment = new TcpSegment();
    long nowNs = Script.START_NS;
    long frame = 0;
    for (Conversation.Sent sent : conversation.segments) {
      nowNs += stepMs * 1_000_000L;
      byte[] bytes = conversation.packet(sent).bytes();
      decoder.decode(TcpPacket.captured(bytes, bytes.length, nowNs, ++frame), segment);
      reassembler.onSegment(segment);
    }
    reassembler.finish(nowNs);
    assertTrue(reassembler.statistics().mostWaitingBytes() <= 1 << 20);
  }
}
