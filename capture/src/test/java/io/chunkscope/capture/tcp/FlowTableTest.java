package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random additions and removals, against a map. */
class FlowTableTest {
  private final FlowTable table = new FlowTable();
  private final Map<String, TcpConnection> model = new HashMap<>();
  private final Random random = new Random(5);

  @Test
  void findsWhatAMapFinds() {
    List<TcpPacket> flows = Flows.some(3_000);
    for (int step = 0; step < 40_000; step++) {
      TcpPacket flow = flows.get(random.nextInt(flows.size()));
      String name = name(flow);
      FlowKey key = Flows.key(random.nextBoolean() ? flow : Flows.turned(flow));
      TcpConnection known = model.get(name);
      assertSame(known, table.find(key));
      if (known == null) {
        TcpConnection added = connection(key);
        table.add(added);
        model.put(name, added);
      } else if (random.nextInt(2) == 0) {
        table.remove(known);
        model.remove(name);
      }
      assertEquals(model.size(), table.size());
    }
    assertWalkFindsAll();
  }

  @Test
  void keepsConnectionsWhoseHashesAreEqual() {
    List<TcpConnection> added = new ArrayList<>();
    List<TcpPacket> flows = Flows.some(300);
    for (TcpPacket flow : flows) {
      TcpConnection connection = connection(sameHash(flow));
      table.add(connection);
      added.add(connection);
    }
    for (int i = 0; i < added.size(); i += 2) {
      table.remove(added.get(i));
    }
    for (int i = 0; i < added.size(); i++) {
      TcpConnection found = table.find(sameHash(flows.get(i)));
      if (i % 2 == 0) {
        assertNull(found);
      } else {
        assertSame(added.get(i), found);
      }
    }
  }

  @Test
  void tellsConnectionsApartThatHaveTheSameTwoPortsAtChangedEnds() {
    TcpPacket one = new TcpPacket();
    TcpPacket other = Flows.turned(one);
    other.source = one.source;
    other.destination = one.destination;
    table.add(connection(sameHash(one)));
    assertNull(table.find(sameHash(other)));
  }

  private void assertWalkFindsAll() {
    int found = 0;
    for (int slot = 0; slot < table.capacity(); slot++) {
      found += table.at(slot) == null ? 0 : 1;
    }
    assertEquals(model.size(), found);
    assertNotEquals(0, found);
  }

  private static String name(TcpPacket flow) {
    return flow.source.length + "/" + flow.sourcePort;
  }

  private static FlowKey sameHash(TcpPacket flow) {
    FlowKey key = Flows.key(flow);
    key.hash = 1023;
    return key;
  }

  private static TcpConnection connection(FlowKey key) {
    return new TcpConnection(key, 0, 0, 0);
  }
}
