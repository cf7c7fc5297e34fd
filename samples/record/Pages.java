import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/** The pages of the Java servers, and their notes of every exchange, as origin.mjs writes them. */
final class Pages {
  private static final int[] PAUSES_MS = {0, 100, 150};
  private static final String[] PARTS = {part(1000, "a"), part(3000, "b"), part(500, "c")};

  private final Path notes;

  Pages(String notes) {
    this.notes = Path.of(notes);
  }

  static String part(int length, String letter) {
    return (letter.repeat(79) + "\n").repeat(length / 80 + 1).substring(0, length);
  }

  /** Writes the three parts with their pauses, flushing after each. Returns the bytes sent. */
  static int stream(OutputStream out, boolean compressed) throws Exception {
    Counted counted = new Counted(out);
    OutputStream body = compressed ? new GZIPOutputStream(counted, 8192, true) : counted;
    for (int i = 0; i < PARTS.length; i++) {
      Thread.sleep(PAUSES_MS[i]);
      body.write(PARTS[i].getBytes());
      body.flush();
    }
    body.close();
    return counted.bytes;
  }

  synchronized void note(
      String address, int port, String method, String target, int status, String framing, int body, int flushes)
      throws IOException {
    String line =
        "{\"by\":\"server\",\"address\":\"%s\",\"port\":%d,\"method\":\"%s\",\"target\":\"%s\",\"status\":%d,\"framing\":\"%s\",\"body\":%d,\"flushes\":%d}\n";
    Files.writeString(
        notes,
        String.format(line, address, port, method, target, status, framing, body, flushes),
        StandardOpenOption.APPEND);
  }

  /** Collects what a GZIPOutputStream writes piece by piece, so that a flush is one chunk. */
  private static final class Counted extends OutputStream {
    private final OutputStream out;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int bytes;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) {
      held.write(octet);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      held.write(from, offset, length);
    }

    @Override
    public void flush() throws IOException {
      bytes += held.size();
      held.writeTo(out);
      held.reset();
      out.flush();
    }

    @Override
    public void close() throws IOException {
      flush();
      out.close();
    }
  }
}
