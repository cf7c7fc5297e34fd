package io.chunkscope.cli.report.join;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import java.io.IOException;
import java.util.List;

/** What a report makes of an exchange and of what was found about it. */
public interface ExchangeForm {

  /** The exchange as bytes that {@link #row} gets back. */
  byte[] exchange(Exchange exchange) throws IOException;

  /** A finding about an exchange, as bytes that {@link #row} gets back. */
  byte[] finding(Finding finding) throws IOException;

  /** Nothing more will be said of this exchange: it can be written. */
  void row(byte[] exchange, List<byte[]> findings) throws IOException;

  /** A finding about no exchange that can still be written. */
  void otherFinding(Finding finding) throws IOException;
}
