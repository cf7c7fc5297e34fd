package io.chunkscope.cli.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Turns one record after the other into bytes, with one generator and one buffer for all of them.
 */
public final class RecordWriter {
  private final Buffer buffer = new Buffer();
  private final JsonGenerator json;

  public RecordWriter() throws IOException {
    JsonFactory factory =
        new JsonFactoryBuilder().rootValueSeparator("").characterEscapes(new JsonEscapes()).build();
    json = factory.createGenerator(buffer);
  }

  /** Begins a record; what is written to the generator belongs to it. */
  public JsonGenerator begin() {
    buffer.reset();
    return json;
  }

  /** Ends the record. Its bytes stay until the next one begins. */
  public Buffer end() throws IOException {
    json.flush();
    return buffer;
  }

  /** The bytes of one record. */
  public static final class Buffer extends ByteArrayOutputStream {
    private Buffer() {
      super(4096);
    }

    /** The array that holds them, from index 0. */
    public byte[] bytes() {
      return buf;
    }

    public int length() {
      return count;
    }

    public void copyTo(OutputStream out) throws IOException {
      out.write(buf, 0, count);
    }
  }
}
