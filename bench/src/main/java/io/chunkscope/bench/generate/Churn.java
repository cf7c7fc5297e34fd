package io.chunkscope.bench.generate;

import java.io.IOException;
import java.util.SplittableRandom;

/** A connection an exchange: handshake, request, response, close; many at the same time. */
final class Churn implements Traffic {
  private static final int AT_THE_SAME_TIME = 32;

  private final SplittableRandom random;
  private final FrameWriter out;
  private final SimulatedConnection[] connections = new SimulatedConnection[AT_THE_SAME_TIME];
  private final boolean[] asked = new boolean[AT_THE_SAME_TIME];
  private final byte[] response = Messages.fixedLength(150, "Connection: close\r\n");
  private int opened;
  private int requests;

  Churn(FrameWriter out, SplittableRandom random) {
    this.out = out;
    this.random = random;
  }

  @Override
  public void proceed() throws IOException {
    proceed(random.nextInt(AT_THE_SAME_TIME));
  }

  private void proceed(int i) throws IOException {
    out.passMicros(random.nextInt(1, 20));
    if (connections[i] == null) {
      connections[i] = new SimulatedConnection(out, opened++);
      connections[i].open();
    } else if (!asked[i]) {
      connections[i].request(Messages.request(requests++, "Connection: close\r\n"));
      asked[i] = true;
    } else {
      connections[i].respond(response, 0, response.length, true);
      connections[i].acknowledge();
      connections[i].close();
      connections[i] = null;
      asked[i] = false;
    }
  }

  @Override
  public void finish() throws IOException {
    for (int i = 0; i < AT_THE_SAME_TIME; i++) {
      while (connections[i] != null) {
        proceed(i);
      }
    }
  }
}
