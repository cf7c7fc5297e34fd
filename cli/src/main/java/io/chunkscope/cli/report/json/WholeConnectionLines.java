package io.chunkscope.cli.report.json;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import java.io.IOException;
import java.io.OutputStream;

/** A line for each connection, with all its exchanges, when it is over. */
final class WholeConnectionLines implements ConnectionLines {
  private final OutputStream out;
  private final Records records;
  private final OpenExchanges open = new OpenExchanges();

  WholeConnectionLines(OutputStream out, Records records) {
    this.out = out;
    this.records = records;
  }

  @Override
  public void add(int capture, Exchange exchange) throws IOException {
    RecordWriter.Buffer record = records.exchange(exchange);
    open.add(exchange.connection().id(), record.bytes(), record.length());
  }

  @Override
  public void end(int capture, ConnectionTrace connection) throws IOException {
    int length = records.connectionHead(capture, connection, 0);
    out.write(records.connection(), 0, length);
    open.write(open.take(connection.id()), out);
    out.write(Records.LIST_END);
    out.write('\n');
    open.reuse();
  }

  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    open.close();
  }
}
