package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.decode.TcpSegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndedConnectionsTest {
  private static final int ISN_OF_A = 0x8000_0001;
  private static final int ISN_OF_B = 77;

  private final TcpPacket flow = new TcpPacket();
  private final FlowKey fromA = Flows.key(flow);
  private final FlowKey fromB = Flows.key(Flows.turned(flow));

  /** Random ends and replacements, against a map that forgets its oldest. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 700, 4_096, 5_000})
  void remembersTheLastThatEnded(int limit) {
    List<TcpPacket> flows = Flows.some(6_000);
    EndedConnections ended = new EndedConnections(limit);
    Map<Integer, Boolean> found = new LinkedHashMap<>();
    int[] order = new int[60_000];
    int count = 0;
    Random random = new Random(limit);
    for (int step = 0; step < order.length; step++) {
      int which = random.nextInt(flows.size());
      FlowKey key = Flows.key(flows.get(which));
      FlowKey asked = random.nextBoolean() ? key : Flows.key(Flows.turned(flows.get(which)));
      boolean known = found.containsKey(which);
      assertEquals(known, ended.find(asked) != EndedConnections.NONE);
      if (known) {
        ended.replace(ended.find(asked));
        found.remove(which);
        // Its row stays taken until its turn comes.
        for (int i = Math.max(0, count - limit); i < count; i++) {
          order[i] = order[i] == which ? -1 : order[i];
        }
      } else {
        boolean forgets = ended.remember(new TcpConnection(key, 0, 0, 0));
        int oldest = count >= limit ? order[count - limit] : -1;
        assertEquals(oldest >= 0, forgets);
        found.remove(oldest);
        order[count++] = which;
        found.put(which, true);
      }
    }
  }

  @Test
  void remembersWhereEachSideBeganAndHowMuchItSent() {
    TcpConnection connection = connection();
    connection.a.highest = 5_000_000_000L;
    connection.b.highest = 10;
    connection.b.acknowledged = 12;
    EndedConnections ended = ended(connection);
    int number = ended.find(fromA);
    assertEquals(number, ended.find(fromB));
    assertTrue(ended.isFromA(number, fromA));
    assertFalse(ended.isFromA(number, fromB));
    assertFalse(ended.finOrResetSeen(number));
    assertTrue(ended.startKnown(number, true));
    assertTrue(ended.startKnown(number, false));
    assertEquals(ISN_OF_A, ended.initialSequenceNumber(number, true));
    assertEquals(ISN_OF_B, ended.initialSequenceNumber(number, false));
    assertEquals(Integer.MAX_VALUE, ended.sentBytes(number, true));
    assertEquals(12, ended.sentBytes(number, false));
  }

  @Test
  void remembersWhatIsNotKnownAndWhetherThereWasAnEnd() {
    TcpConnection connection = new TcpConnection(fromA, 0, 0, 0);
    connection.b.startAt(ISN_OF_B + 1);
    connection.firstEnd.onReset(connection.a);
    EndedConnections ended = ended(connection);
    assertFalse(ended.startKnown(ended.find(fromA), true));
    assertTrue(ended.startKnown(ended.find(fromA), false));
    assertTrue(ended.finOrResetSeen(ended.find(fromA)));
  }

  @Test
  void takesAnotherInitialSequenceNumberForANewConversation() {
    EndedConnections ended = ended(connection());
    assertFalse(isReplacedBySyn(ended, fromA, flow, ISN_OF_A));
    assertTrue(isReplacedBySyn(ended, fromA, flow, ISN_OF_B));
    assertFalse(isReplacedBySyn(ended, fromB, Flows.turned(flow), ISN_OF_B));
    assertTrue(isReplacedBySyn(ended, fromB, Flows.turned(flow), ISN_OF_A));
  }

  @Test
  void takesASynForSentAgainWhileThatSidesStartIsNotKnown() {
    TcpConnection connection = new TcpConnection(fromA, 0, 0, 0);
    connection.b.startAt(ISN_OF_B + 1);
    EndedConnections ended = ended(connection);
    assertFalse(isReplacedBySyn(ended, fromA, flow, 5));
    assertTrue(isReplacedBySyn(ended, fromB, Flows.turned(flow), 5));
  }

  @Test
  void takesAnySynAfterFinOrResetForANewConversation() {
    TcpConnection connection = connection();
    connection.firstEnd.onReset(connection.a);
    EndedConnections ended = ended(connection);
    assertTrue(isReplacedBySyn(ended, fromA, flow, ISN_OF_A));
    assertTrue(isReplacedBySyn(ended, fromB, Flows.turned(flow), ISN_OF_B));
  }

  private static boolean isReplacedBySyn(
      EndedConnections ended, FlowKey key, TcpPacket from, int sequenceNumber) {
    from.flags = TcpSegment.SYN;
    from.sequenceNumber = sequenceNumber;
    PortReuse.Verdict verdict =
        new PortReuse(new Trace()).judge(ended, ended.find(key), key, from.decoded());
    return verdict == PortReuse.Verdict.ANOTHER;
  }

  @Test
  void tellsConnectionsApartThatHaveTheSameTwoPortsAtChangedEnds() {
    EndedConnections ended = ended(connection());
    TcpPacket other = Flows.turned(flow);
    other.source = flow.source;
    other.destination = flow.destination;
    assertNotEquals(EndedConnections.NONE, ended.find(fromA));
    assertEquals(EndedConnections.NONE, ended.find(Flows.key(other)));
  }

  private TcpConnection connection() {
    TcpConnection connection = new TcpConnection(fromA, 0, 0, 0);
    connection.a.startAt(ISN_OF_A + 1);
    connection.b.startAt(ISN_OF_B + 1);
    return connection;
  }

  private static EndedConnections ended(TcpConnection connection) {
    EndedConnections ended = new EndedConnections(10);
    ended.remember(connection);
    return ended;
  }
}
