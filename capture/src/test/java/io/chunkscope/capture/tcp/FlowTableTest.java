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

/** Random additions, replacements and removals, against a map. */
class FlowTableTest {
  private final FlowTable table = new FlowTable();
  private final Map<String, TcpConnection> model = new HashMap<>();
  private final Random random = new Random(5);

  @Test
  void findsWhatAMapFinds() {
    List<TcpPacket> flows = flows(3_000);
    for (int step = 0; step < 40_000; step++) {
      TcpPacket flow = flows.get(random.nextInt(flows.size()));
      String name = name(flow);
      FlowKey key = key(random.nextBoolean() ? flow : turned(flow));
      TcpConnection known = model.get(name);
      assertSame(known, table.find(key));
      if (known == null) {
        TcpConnection added = connection(key);
        table.add(added);
        model.put(name, added);
      } else if (random.nextInt(4) == 0) {
        TcpConnection other = connection(key);
        table.replace(known, other);
        model.put(name, other);
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
    List<TcpPacket> flows = flows(300);
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
  void hashesBothDirectionsAlike() {
    for (TcpPacket flow : flows(500)) {
      assertEquals(key(flow).hash, key(turned(flow)).hash);
    }
  }

  @Test
  void tellsConnectionsApartThatHaveTheSameTwoPortsAtChangedEnds() {
    TcpPacket one = new TcpPacket();
    TcpPacket other = turned(one);
    other.source = one.source;
    other.destination = one.destination;
    table.add(connection(sameHash(one)));
    assertNull(table.find(sameHash(other)));
  }

  @Test
  void spreadsTheHashesOfOneClientsPorts() {
    Map<Integer, Integer> buckets = new HashMap<>();
    for (int i = 0; i < 4_096; i++) {
      TcpPacket flow = new TcpPacket();
      flow.sourcePort = 20_000 + i;
      buckets.merge(key(flow).hash & 8191, 1, Integer::sum);
    }
    int fullest = buckets.values().stream().max(Integer::compare).orElseThrow();
    assertEquals(true, fullest <= 8, "in one bucket: " + fullest);
  }

  private void assertWalkFindsAll() {
    int found = 0;
    for (int slot = 0; slot < table.capacity(); slot++) {
      found += table.at(slot) == null ? 0 : 1;
    }
    assertEquals(model.size(), found);
    assertNotEquals(0, found);
  }

  private List<TcpPacket> flows(int count) {
    List<TcpPacket> flows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TcpPacket flow = new TcpPacket();
      int length = i % 3 == 0 ? 16 : 4;
      flow.source = new byte[length];
      flow.destination = new byte[length];
      flow.source[length - 1] = (byte) (i % 7);
      flow.destination[0] = (byte) (20 + i % 5);
      flow.sourcePort = 1024 + i;
      flow.destinationPort = 80 + i % 2;
      flows.add(flow);
    }
    return flows;
  }

  private static TcpPacket turned(TcpPacket flow) {
    TcpPacket turned = new TcpPacket();
    turned.source = flow.destination;
    turned.destination = flow.source;
    turned.sourcePort = flow.destinationPort;
    turned.destinationPort = flow.sourcePort;
    return turned;
  }

  private static String name(TcpPacket flow) {
    return flow.source.length + "/" + flow.sourcePort;
  }

  private static FlowKey key(TcpPacket flow) {
    FlowKey key = new FlowKey();
    key.set(flow.decoded());
    return key;
  }

  private static FlowKey sameHash(TcpPacket flow) {
    FlowKey key = key(flow);
    key.hash = 1023;
    return key;
  }

  private static TcpConnection connection(FlowKey key) {
    return new TcpConnection(key, 0, 0, 0);
  }
}
