package io.chunkscope.bench.generate;

import java.io.IOException;
import java.util.SplittableRandom;

/** Small exchanges, one after the other on each of many persistent connections. */
final class SmallExchanges implements Traffic {
  private static final int CONNECTIONS = 64;

  private final SplittableRandom random;
  private final FrameWriter out;
  private final SimulatedConnection[] connections = new SimulatedConnection[CONNECTIONS];
  private final boolean[] asked = new boolean[CONNECTIONS];
  private final byte[] response = Messages.fixedLength(150, "Cache-Control: no-cache\r\n");
  private int requests;

  SmallExchanges(FrameWriter out, SplittableRandom random) throws IOException {
    this.out = out;
    this.random = random;
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
    out.passMicros(random.nextInt(1, 10));
    if (asked[i]) {
      connections[i].respond(response, 0, response.length, true);
    } else {
      connections[i].request(Messages.request(requests++, ""));
    }
    asked[i] = !asked[i];
  }

  @Override
  public void finish() throws IOException {
    for (int i = 0; i < CONNECTIONS; i++) {
      if (asked[i]) {
        proceed(i);
      }
      connections[i].acknowledge();
      connections[i].close();
    }
  }
}
