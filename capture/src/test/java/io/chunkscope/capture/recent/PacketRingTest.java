package io.chunkscope.capture.recent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.source.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketRingTest {
  private static final PacketRing.Spill DROP = ring -> {};
  private static final int BLOCK = RecentPackets.BLOCK_BYTES;
  private static final int HEADER = 28;

  private static void add(PacketRing ring, long frame, int length) {
    byte[] bytes = new byte[length + 3];
    for (int i = 0; i < length; i++) {
      bytes[3 + i] = (byte) (frame * 31 + i);
    }
    ring.add(new Packet().wrap(bytes, 3, length, length + 7, 1_000_000_007L * frame, frame, 276));
  }

  private static List<Long> frames(PacketRing ring) {
    List<Long> frames = new ArrayList<>();
    ring.forEach(
        packet -> {
          long frame = packet.frameNumber();
          assertEquals(1_000_000_007L * frame, packet.timestampNs());
          assertEquals(276, packet.linkType());
          for (int i = 0; i < packet.capturedLength(); i++) {
            assertEquals((byte) (frame * 31 + i), packet.buffer()[packet.offset() + i]);
          }
          frames.add(frame);
        });
    return frames;
  }

  @Test
  void packetsComeBackAsTheyWere() {
    PacketRing ring = new RecentPackets(1 << 20, 1 << 16).open(DROP);
    int[] lengths = {0, 1, BLOCK - HEADER, BLOCK, 5 * BLOCK, 60};
    for (int i = 0; i < lengths.length; i++) {
      add(ring, i, lengths[i]);
    }
    List<Integer> read = new ArrayList<>();
    ring.forEach(
        packet -> {
          assertEquals(packet.capturedLength() + 7, packet.originalLength());
          read.add(packet.capturedLength());
        });
    assertEquals(List.of(0, 1, BLOCK - HEADER, BLOCK, 5 * BLOCK, 60), read);
    assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), frames(ring));
  }

  @Test
  void aConnectionWithItsShareLosesItsOwnOldest() {
    RecentPackets memory = new RecentPackets(100 * BLOCK, 4 * BLOCK);
    PacketRing other = memory.open(DROP);
    add(other, 0, 10);
    PacketRing ring = memory.open(DROP);
    for (int frame = 1; frame <= 10; frame++) {
      add(ring, frame, BLOCK - HEADER);
    }
    assertEquals(List.of(7L, 8L, 9L, 10L), frames(ring));
    assertEquals(6, ring.droppedPackets());
    assertEquals(List.of(0L), frames(other));
    assertEquals(5 * BLOCK, memory.bytes());
  }

  @Test
  void whereAllIsInUseTheOldestOfAllGoes() {
    RecentPackets memory = new RecentPackets(3 * BLOCK, 3 * BLOCK);
    PacketRing first = memory.open(DROP);
    PacketRing second = memory.open(DROP);
    add(first, 1, 10);
    add(second, 2, 900);
    add(second, 3, 900);
    assertEquals(List.of(1L), frames(first));
    add(second, 4, 900);
    assertEquals(List.of(), frames(first));
    assertEquals(1, first.droppedPackets());
    assertEquals(List.of(2L, 3L, 4L), frames(second));
    add(first, 5, 10);
    assertEquals(List.of(5L), frames(first));
    // The third began in the block of the second.
    assertEquals(List.of(4L), frames(second));
    assertEquals(2, second.droppedPackets());
    assertEquals(3 * BLOCK, memory.bytes());
  }

  @Test
  void ofAPacketLargerThanAllRoomTheBeginningIsKept() {
    PacketRing ring = new RecentPackets(2 * BLOCK, 2 * BLOCK).open(DROP);
    add(ring, 1, 100);
    add(ring, 2, 100 * BLOCK);
    List<Integer> lengths = new ArrayList<>();
    ring.forEach(packet -> lengths.add(packet.capturedLength()));
    assertEquals(List.of(2 * BLOCK - HEADER), lengths);
    assertEquals(List.of(2L), frames(ring));
  }

  @Test
  void whoeverWantsPacketsIsAskedBeforeTheyGo() {
    List<Long> spilled = new ArrayList<>();
    PacketRing.Spill keep =
        ring -> {
          spilled.addAll(frames(ring));
          ring.clear();
        };
    RecentPackets memory = new RecentPackets(3 * BLOCK, 2 * BLOCK);
    PacketRing ring = memory.open(keep);
    for (int frame = 1; frame <= 7; frame++) {
      add(ring, frame, 900);
    }
    assertEquals(0, ring.droppedPackets());
    PacketRing other = memory.open(DROP);
    add(other, 8, 900);
    add(other, 9, 900);
    spilled.addAll(frames(ring));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), spilled);
    assertEquals(List.of(8L, 9L), frames(other));
  }

  @Test
  void manyRingsKeepTheirLatestInBoundedMemory() {
    Random random = new Random(7);
    RecentPackets memory = new RecentPackets(64 * BLOCK, 16 * BLOCK);
    List<PacketRing> rings = new ArrayList<>();
    List<List<Long>> added = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rings.add(memory.open(DROP));
      added.add(new ArrayList<>());
    }
    for (long frame = 1; frame <= 20_000; frame++) {
      int i = random.nextInt(rings.size());
      PacketRing ring = rings.get(i);
      if (random.nextInt(200) == 0) {
        ring.clear();
        added.get(i).clear();
      }
      add(ring, frame, random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(200));
      added.get(i).add(frame);
      assertTrue(memory.bytes() <= 64 * BLOCK);
      assertTrue(ring.bytes() <= 16 * BLOCK);
    }
    int kept = 0;
    for (int i = 0; i < rings.size(); i++) {
      List<Long> all = added.get(i);
      List<Long> frames = frames(rings.get(i));
      assertEquals(all.subList(all.size() - frames.size(), all.size()), frames);
      assertEquals(all.size(), frames.size() + rings.get(i).droppedPackets());
      assertEquals(frames.size(), rings.get(i).packets());
      kept += frames.size();
    }
    assertTrue(kept > 20, "kept " + kept);
    rings.forEach(PacketRing::clear);
    assertEquals(0, memory.bytes());
  }
}
