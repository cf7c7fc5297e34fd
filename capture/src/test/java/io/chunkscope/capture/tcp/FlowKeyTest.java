package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowKeyTest {
  @Test
  void hashesBothDirectionsAlike() {
    for (TcpPacket flow : Flows.some(500)) {
      assertEquals(Flows.key(flow).hash, Flows.key(Flows.turned(flow)).hash);
    }
  }

  @Test
  void spreadsTheHashesOfOneClientsPorts() {
    Map<Integer, Integer> buckets = new HashMap<>();
    for (int i = 0; i < 4_096; i++) {
      TcpPacket flow = new TcpPacket();
      flow.sourcePort = 20_000 + i;
      buckets.merge(Flows.key(flow).hash & 8191, 1, Integer::sum);
    }
    int fullest = buckets.values().stream().max(Integer::compare).orElseThrow();
    assertTrue(fullest <= 8, "in one bucket: " + fullest);
  }
}
