package io.chunkscope.cli.show;

import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.cli.report.json.Spool;
import io.chunkscope.cli.report.text.Ink;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The lines of the messages of one direction. They wait in a spool, as messages are read direction
 * by direction and shown exchange by exchange.
 */
final class MapLines implements MessageMap.Lines, Closeable {
  private static final long MEMORY_BYTES = 2L << 20;

  private static final class Section {
    private final long originNs;
    private long position = -1;
    private long length;

    Section(long originNs) {
      this.originNs = originNs;
    }
  }

  private final Spool spool = new Spool(MEMORY_BYTES);
  private final Map<Long, Section> sections = new HashMap<>();
  private final Ink ink;
  private final Glyphs glyphs;
  private final int width;
  private Section current;

  MapLines(Ink ink, Glyphs glyphs, int width) {
    this.ink = ink;
    this.glyphs = glyphs;
    this.width = width;
  }

  /** A message is wanted. */
  void want(HttpMessage message, long originNs) {
    sections.put(message.start(), new Section(originNs));
  }

  @Override
  public boolean begin(long start) {
    current = sections.get(start);
    if (current != null && current.position < 0) {
      current.position = spool.size();
    }
    return current != null;
  }

  @Override
  public void part(long offset, long timeNs, long frame, String what, String text, String about)
      throws IOException {
    String note = glyphs.plain(about);
    StringBuilder line = place(offset, timeNs, frame);
    line.append(padded(what, 11));
    int room = Math.max(12, width - line.length() - note.length() - 2);
    String shown = text.length() > room ? text.substring(0, room - 3) + "..." : text;
    line.append(shown);
    if (!note.isEmpty()) {
      line.append(shown.isEmpty() ? "" : "  ").append(ink.dim(note));
    }
    write(line);
  }

  @Override
  public void deviation(long offset, long timeNs, long frame, String text) throws IOException {
    StringBuilder line = place(offset, timeNs, frame);
    line.append(ink.bold("! " + text));
    write(line);
  }

  private StringBuilder place(long offset, long timeNs, long frame) {
    StringBuilder line = new StringBuilder(width + 16);
    right(line, Long.toString(offset), 10);
    right(line, milliseconds(Math.max(0, timeNs - current.originNs)), 13);
    right(line, Long.toString(frame), 8);
    return line.append("  ");
  }

  /** To the microsecond. */
  static String milliseconds(long ns) {
    return BigDecimal.valueOf(ns, 6).setScale(3, RoundingMode.DOWN).toPlainString();
  }

  private static void right(StringBuilder line, String text, int columns) {
    line.append(" ".repeat(Math.max(1, columns - text.length()))).append(text);
  }

  private static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(1, columns - text.length()));
  }

  private void write(StringBuilder line) throws IOException {
    byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    spool.append(bytes, 0, bytes.length);
    current.length = spool.size() - current.position;
  }

  @Override
  public void end() {
    current = null;
  }

  /** Writes the lines of a message. */
  void copyTo(HttpMessage message, OutputStream out) throws IOException {
    Section section = sections.get(message.start());
    if (section != null && section.position >= 0) {
      spool.copyTo(section.position, section.length, out);
    }
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
