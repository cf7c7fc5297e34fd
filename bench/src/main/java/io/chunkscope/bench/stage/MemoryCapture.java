package io.chunkscope.bench.stage;

import io.chunkscope.bench.generate.FrameWriter;
import io.chunkscope.bench.generate.Traffic;
import io.chunkscope.bench.generate.TrafficKind;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.source.PacketHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** The first packets of a synthetic capture, in memory. */
final class MemoryCapture {
  /** How many packets it holds. */
  static final int PACKETS = 20_000;

  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int ETHERNET = 1;

  private final byte[] file;
  private final int[] offsets = new int[PACKETS];
  private final int[] lengths = new int[PACKETS];
  private final long[] timesNs = new long[PACKETS];
  private final Packet packet = new Packet();

  MemoryCapture(TrafficKind kind) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FrameWriter out = new FrameWriter(bytes)) {
      Traffic traffic = kind.start(out, new SplittableRandom(1));
      while (out.frames() < PACKETS) {
        traffic.proceed();
      }
    }
    file = bytes.toByteArray();
    ByteBuffer records = ByteBuffer.wrap(file);
    int at = FILE_HEADER;
    for (int i = 0; i < PACKETS; i++) {
      timesNs[i] = records.getInt(at) * 1_000_000_000L + records.getInt(at + 4) * 1_000L;
      lengths[i] = records.getInt(at + 8);
      offsets[i] = at + RECORD_HEADER;
      at = offsets[i] + lengths[i];
    }
  }

  void replay(PacketHandler handler) {
    for (int i = 0; i < PACKETS; i++) {
      handler.onPacket(
          packet.wrap(file, offsets[i], lengths[i], lengths[i], timesNs[i], i + 1L, ETHERNET));
    }
  }
}
