package io.chunkscope.cli.report.json;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A line for each connection when it is over, and lines of exchanges before that while it lasts:
 * for a report that is read while the capture goes on, where a connection may last for days. So no
 * exchange waits long, memory is bounded, and no line grows large.
 */
final class PartedConnectionLines implements ConnectionLines {
  /** Connections that are over sooner are told in one line. */
  static final long MAX_WAIT_NS = 60_000_000_000L;

  static final int MAX_PART_BYTES = 64 * 1024;
  static final int MAX_ALL_BYTES = 16 << 20;

  private final OutputStream out;
  private final Records records;
  private final LongSupplier clockNs;

  /** In the order in which their waiting began. */
  private final Map<Long, Part> waiting = new LinkedHashMap<>();

  /** How many exchanges of connections that are still open were told. */
  private final Map<Long, Long> told = new LinkedHashMap<>();

  private long waitingBytes;

  /**
   * @param clockNs says what time it is; any origin
   */
  PartedConnectionLines(OutputStream out, Records records, LongSupplier clockNs) {
    this.out = out;
    this.records = records;
    this.clockNs = clockNs;
  }

  @Override
  public void add(int capture, Exchange exchange) throws IOException {
    long id = exchange.connection().id();
    Part part = waiting.get(id);
    if (part == null) {
      part = new Part(capture, exchange.connection(), clockNs.getAsLong());
      waiting.put(id, part);
    }
    waitingBytes += part.add(records.exchange(exchange));
    if (part.size() >= MAX_PART_BYTES) {
      waiting.remove(id);
      write(part);
    }
    while (waitingBytes > MAX_ALL_BYTES) {
      writeOldest();
    }
  }

  @Override
  public void end(int capture, ConnectionTrace connection) throws IOException {
    Part rest = waiting.remove(connection.id());
    Long before = told.remove(connection.id());
    int length = records.connectionHead(capture, connection, before == null ? 0 : before);
    out.write(records.connection(), 0, length);
    if (rest != null) {
      rest.writeTo(out);
      waitingBytes -= rest.size();
    }
    out.write(Records.LIST_END);
    out.write('\n');
  }

  @Override
  public void flush() throws IOException {
    long nowNs = clockNs.getAsLong();
    while (!waiting.isEmpty()
        && nowNs - waiting.values().iterator().next().sinceNs >= MAX_WAIT_NS) {
      writeOldest();
    }
  }

  private void writeOldest() throws IOException {
    Iterator<Part> parts = waiting.values().iterator();
    Part oldest = parts.next();
    parts.remove();
    write(oldest);
  }

  private void write(Part part) throws IOException {
    long id = part.connection.id();
    long before = told.getOrDefault(id, 0L);
    int length = records.exchangesHead(part.capture, part.connection, before);
    out.write(records.connection(), 0, length);
    part.writeTo(out);
    out.write(Records.LIST_END);
    out.write('\n');
    waitingBytes -= part.size();
    told.put(id, before + part.exchanges);
  }

  @Override
  public void close() {}

  /** Exchanges of one connection that have not been told yet, with commas between them. */
  private static final class Part {
    private final int capture;
    private final ConnectionTrace connection;
    private final long sinceNs;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private int exchanges;

    Part(int capture, ConnectionTrace connection, long sinceNs) {
      this.capture = capture;
      this.connection = connection;
      this.sinceNs = sinceNs;
    }

    int add(RecordWriter.Buffer record) throws IOException {
      int before = bytes.size();
      if (exchanges++ > 0) {
        bytes.write(',');
      }
      record.copyTo(bytes);
      return bytes.size() - before;
    }

    int size() {
      return bytes.size();
    }

    void writeTo(OutputStream out) throws IOException {
      bytes.writeTo(out);
    }
  }
}
