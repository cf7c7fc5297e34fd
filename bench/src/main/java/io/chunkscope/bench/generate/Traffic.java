package io.chunkscope.bench.generate;

import java.io.IOException;

/** A kind of traffic, told a few frames at a time. */
public interface Traffic {

  /** Writes what happens next on one of the connections. */
  void proceed() throws IOException;

  /** Brings what is under way to its end. */
  void finish() throws IOException;
}
