package io.chunkscope.bench.generate;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Large responses on a few persistent connections at once, an ACK for every two to eight segments.
 */
final class LargeBodies implements Traffic {
  private static final int CONNECTIONS = 8;

  private final SplittableRandom random;
  private final List<byte[]> responses;
  private final FrameWriter out;
  private final SimulatedConnection[] connections = new SimulatedConnection[CONNECTIONS];

  /** What each connection's server is sending, and how much of it has been sent. */
  private final byte[][] sending = new byte[CONNECTIONS][];

  private final int[] sent = new int[CONNECTIONS];
  private int requests;

  LargeBodies(FrameWriter out, List<byte[]> responses, SplittableRandom random) throws IOException {
    this.out = out;
    this.random = random;
    this.responses = responses;
    for (int i = 0; i < CONNECTIONS; i++) {
      connections[i] = new SimulatedConnection(out, i);
      connections[i].open();
    }
  }

  @Override
  public void proceed() throws IOException {
    proceed(random.nextInt(CONNECTIONS));
  }

  private void proceed(int i) throws IOException {
    out.passMicros(random.nextInt(5, 40));
    if (sending[i] == null) {
      connections[i].request(Messages.request(requests++, ""));
      sending[i] = responses.get(random.nextInt(responses.size()));
      sent[i] = 0;
      return;
    }
    for (int segments = random.nextInt(2, 9); segments > 0 && sending[i] != null; segments--) {
      int length = Math.min(FrameWriter.MSS, sending[i].length - sent[i]);
      boolean last = sent[i] + length == sending[i].length;
      connections[i].respond(sending[i], sent[i], length, last);
      sent[i] += length;
      if (last) {
        sending[i] = null;
      }
    }
    connections[i].acknowledge();
  }

  @Override
  public void finish() throws IOException {
    for (int i = 0; i < CONNECTIONS; i++) {
      while (sending[i] != null) {
        proceed(i);
      }
      connections[i].close();
    }
  }
}
