package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chunkscope.analyzer.diagnosis.Diagnosis;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.cli.report.Timestamps;
import java.io.IOException;

/**
 * The records of schema {@value #SCHEMA} as bytes. What a method returns stays until the next call.
 */
public final class Records {
  /** Raised when the meaning of a key changes; new keys do not raise it. */
  static final int SCHEMA = 1;

  /** What closes a record that ends with a list of exchanges. */
  static final byte[] LIST_END = {']', '}'};

  private final boolean typed;
  private final String version;
  private final RecordWriter records = new RecordWriter();
  private final Timestamps times = new Timestamps();
  private final ExchangeJson exchanges = new ExchangeJson(times);
  private final ConnectionJson connections = new ConnectionJson(times);
  private final FindingJson findings = new FindingJson(times);
  private final CaptureJson captures = new CaptureJson(times);

  /**
   * @param typed whether every record says what it is, as those that stand on a line of their own
   *     do
   * @param version the program's
   */
  public Records(boolean typed, String version) throws IOException {
    this.typed = typed;
    this.version = version;
  }

  RecordWriter.Buffer exchange(Exchange exchange) throws IOException {
    exchanges.write(records.begin(), exchange);
    return records.end();
  }

  /**
   * A connection up to the bracket that opens its exchanges; {@link #LIST_END} closes it.
   *
   * @param exchangesBefore how many of its exchanges stand in records before this one
   * @return how many of the bytes of {@link #connection()} these are
   */
  int connectionHead(int capture, ConnectionTrace connection, long exchangesBefore)
      throws IOException {
    JsonGenerator json = begin("connection");
    connections.write(json, capture, connection);
    if (exchangesBefore > 0) {
      json.writeNumberField("exchangesBefore", exchangesBefore);
    }
    return openExchanges(json);
  }

  /**
   * Some exchanges of a connection that is not over, up to the bracket that opens them; {@link
   * #LIST_END} closes it.
   *
   * @param exchangesBefore how many stand in records before this one
   * @return how many of the bytes of {@link #connection()} these are
   */
  int exchangesHead(int capture, ConnectionTrace connection, long exchangesBefore)
      throws IOException {
    JsonGenerator json = begin("exchanges");
    ConnectionJson.identity(json, capture, connection);
    json.writeNumberField("exchangesBefore", exchangesBefore);
    return openExchanges(json);
  }

  private int openExchanges(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("exchanges");
    int length = records.end().length();
    json.writeEndArray();
    json.writeEndObject();
    records.end();
    return length;
  }

  /** The bytes of the connection, or of some of its exchanges, last written. */
  byte[] connection() throws IOException {
    return records.end().bytes();
  }

  /** One record. */
  public RecordWriter.Buffer finding(int capture, Finding finding) throws IOException {
    JsonGenerator json = begin("finding");
    findings.write(json, capture, finding);
    return end(json);
  }

  /** One record. */
  public RecordWriter.Buffer capture(CaptureRecord capture) throws IOException {
    JsonGenerator json = begin("capture");
    if (typed) {
      // In the document its place among the captures says it.
      json.writeNumberField("index", capture.index());
    }
    captures.write(json, capture);
    return end(json);
  }

  RecordWriter.Buffer server(ServerProfile server) throws IOException {
    JsonGenerator json = begin("server");
    SummaryJson.server(json, server);
    return end(json);
  }

  /** One record. */
  public RecordWriter.Buffer diagnosis(Diagnosis diagnosis) throws IOException {
    JsonGenerator json = begin("diagnosis");
    SummaryJson.diagnosis(json, diagnosis);
    return end(json);
  }

  RecordWriter.Buffer summary(RunRecord run) throws IOException {
    JsonGenerator json = begin("summary");
    if (typed) {
      json.writeNumberField("schema", SCHEMA);
      json.writeFieldName("tool");
      tool(json);
    }
    SummaryJson.summary(json, run);
    return end(json);
  }

  /** Which program wrote the report. */
  RecordWriter.Buffer tool() throws IOException {
    tool(records.begin());
    return records.end();
  }

  private void tool(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", "chunkscope");
    Json.string(json, "version", version);
    json.writeEndObject();
  }

  private JsonGenerator begin(String type) throws IOException {
    JsonGenerator json = records.begin();
    json.writeStartObject();
    if (typed) {
      json.writeStringField("type", type);
    }
    return json;
  }

  private RecordWriter.Buffer end(JsonGenerator json) throws IOException {
    json.writeEndObject();
    return records.end();
  }
}
