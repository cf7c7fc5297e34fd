package io.chunkscope.cli.report.join;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.json.OpenExchanges;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Puts findings beside the exchanges that they are about, in bounded memory. Most findings come
 * just before their exchange; those of rules about connections come when the connection ends, so
 * its exchanges wait until then, as bytes, in a spool.
 *
 * <p>What is found about servers in the end, where the rows are written, is told apart.
 */
public final class ExchangeJoin implements AnalysisHandler, Closeable {
  private final ExchangeForm form;
  private final Severity minSeverity;
  private final OpenExchanges open = OpenExchanges.unseparated();

  /** Of the exchange or the connection that comes next, or of a server. */
  private final List<Finding> waiting = new ArrayList<>();

  private final ByteArrayOutputStream entry = new ByteArrayOutputStream();

  /**
   * @param minSeverity findings below it are left out
   */
  public ExchangeJoin(ExchangeForm form, Severity minSeverity) {
    this.form = form;
    this.minSeverity = minSeverity;
  }

  @Override
  public void onFinding(Finding finding) {
    if (finding.severity().compareTo(minSeverity) >= 0) {
      waiting.add(finding);
    }
  }

  @Override
  public void onExchange(Exchange exchange) {
    try {
      entry.reset();
      DataOutputStream data = new DataOutputStream(entry);
      data.writeInt(exchange.index());
      write(data, form.exchange(exchange));
      List<Finding> own = take(exchange.connection().id(), exchange.index());
      data.writeInt(own.size());
      for (Finding finding : own) {
        write(data, form.finding(finding));
      }
      open.add(exchange.connection().id(), entry.toByteArray(), entry.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void onConnection(ConnectionTrace connection) {
    try {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(open.input(open.take(connection.id()))));
      while (row(connection.id(), in)) {}
      open.reuse();
      for (Finding finding : take(connection.id(), Finding.NONE)) {
        form.otherFinding(finding);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean row(long connection, DataInputStream in) throws IOException {
    int index;
    try {
      index = in.readInt();
    } catch (EOFException e) {
      return false;
    }
    byte[] exchange = read(in);
    int count = in.readInt();
    List<byte[]> findings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      findings.add(read(in));
    }
    if (!waiting.isEmpty()) {
      for (Finding finding : take(connection, index)) {
        findings.add(form.finding(finding));
      }
    }
    form.row(exchange, findings);
    return true;
  }

  /** The capture has been read: what is left is about servers and the capture. */
  public void end() throws IOException {
    for (Finding finding : waiting) {
      form.otherFinding(finding);
    }
    waiting.clear();
  }

  private List<Finding> take(long connection, int exchange) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Finding> taken = new ArrayList<>();
    for (Iterator<Finding> all = waiting.iterator(); all.hasNext(); ) {
      Finding finding = all.next();
      if (finding.connection() == connection && finding.exchange() == exchange) {
        taken.add(finding);
        all.remove();
      }
    }
    return taken;
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
