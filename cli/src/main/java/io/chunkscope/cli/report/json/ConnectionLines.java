package io.chunkscope.cli.report.json;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import java.io.Closeable;
import java.io.IOException;

/** How connections and their exchanges, which become final one by one, come into lines. */
interface ConnectionLines extends Closeable {

  /** One more exchange of a connection, in order. */
  void add(int capture, Exchange exchange) throws IOException;

  /** The connection is over. */
  void end(int capture, ConnectionTrace connection) throws IOException;

  /** Writes what must not wait any longer. */
  void flush() throws IOException;
}
