package io.chunkscope.analyzer.parse;

import io.chunkscope.analyzer.framing.BodyFraming;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Writes events as lines such as {@code off=52 len=10 body}. Body bytes that follow each other make
 * one line, however many pieces they came in. Bodies are framed as the fields say, naively, or as
 * queued.
 */
final class EventLog implements MessageEvents {
  private final List<String> lines = new ArrayList<>();
  private final List<String> extensions = new ArrayList<>();
  private final Queue<BodyFraming> framings = new ArrayDeque<>();
  private final boolean lenientLengths;
  private boolean request;
  private BodyFraming framing = BodyFraming.NONE;
  private long bodyStart = -1;
  private long bodyEnd = -1;

  EventLog(boolean lenientLengths, List<BodyFraming> queued) {
    this.lenientLengths = lenientLengths;
    framings.addAll(queued);
  }

  String text() {
    flushBody();
    return String.join("\n", lines);
  }

  /** The texts of chunk extensions, which have no place in the log. */
  List<String> extensions() {
    return extensions;
  }

  private void line(long start, long end, String what) {
    flushBody();
    lines.add("off=" + start + " len=" + (end - start) + " " + what);
  }

  private void flushBody() {
    if (bodyStart >= 0) {
      lines.add("off=" + bodyStart + " len=" + (bodyEnd - bodyStart) + " body");
      bodyStart = -1;
    }
  }

  @Override
  public void onStartLine(StartLine line, long start, long end) {
    request = line.isRequest();
    framing = request ? BodyFraming.NONE : BodyFraming.CLOSE_DELIMITED;
    String version =
        line.versionPresent() ? line.majorVersion() + "." + line.minorVersion() : "none";
    version = line.versionCut() ? "?" : version;
    String parts =
        request
            ? "request "
                + Wire.visible(line.bytes(), line.methodOffset(), line.methodLength())
                + " ["
                + Wire.visible(line.bytes(), line.targetOffset(), line.targetLength())
                + (line.targetCut() ? "...] " : "] ")
                + version
            : "response "
                + version
                + " "
                + line.status()
                + " ["
                + Wire.visible(line.bytes(), line.reasonOffset(), line.reasonLength())
                + "]";
    line(start, end, parts);
  }

  @Override
  public void onField(
      byte[] bytes,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength,
      long start,
      long end) {
    String name = Wire.visible(bytes, nameOffset, nameLength);
    String value = Wire.visible(bytes, valueOffset, valueLength);
    if (name.equalsIgnoreCase("Transfer-Encoding")) {
      framing = BodyFraming.CHUNKED;
    } else if (name.equalsIgnoreCase("Content-Length")
        && (!lenientLengths || value.matches("[0-9]{1,9}"))) {
      framing = BodyFraming.length(Long.parseLong(value));
    }
    line(start, end, "field " + name + "=[" + value + "]");
  }

  @Override
  public BodyFraming onHeadEnd(long end) {
    BodyFraming chosen = framings.isEmpty() ? framing : framings.remove();
    line(end, end, "head-end " + chosen.kind().label());
    return chosen;
  }

  @Override
  public void onBody(byte[] bytes, int offset, int length, long streamOffset) {
    if (bodyStart < 0 || bodyEnd != streamOffset) {
      flushBody();
      bodyStart = streamOffset;
    }
    bodyEnd = streamOffset + length;
  }

  @Override
  public void onBodyMissing(long streamOffset, long length) {
    line(streamOffset, streamOffset + length, "body-missing");
  }

  @Override
  public void onChunkExtension(byte[] bytes, int offset, int length) {
    extensions.add(Wire.visible(bytes, offset, length));
  }

  @Override
  public void onChunk(long size, int extensionBytes, long start, long dataStart) {
    line(start, dataStart, "chunk size=" + size + " ext=" + extensionBytes);
  }

  @Override
  public void onChunkEnd(long end) {
    line(end, end, "chunk-end");
  }

  @Override
  public void onLastChunk(int extensionBytes, long start, long end) {
    line(start, end, "last-chunk ext=" + extensionBytes);
  }

  @Override
  public void onTrailer(
      byte[] bytes,
      int nameOffset,
      int nameLength,
      int valueOffset,
      int valueLength,
      long start,
      long end) {
    String name = Wire.visible(bytes, nameOffset, nameLength);
    line(
        start, end, "trailer " + name + "=[" + Wire.visible(bytes, valueOffset, valueLength) + "]");
  }

  @Override
  public void onMessageEnd(ParsedEnd end, long streamOffset) {
    line(streamOffset, streamOffset, "message-end " + end);
  }

  @Override
  public void onDeviation(
      Deviation deviation, long start, long end, byte[] bytes, int offset, int length) {
    line(start, end, "! " + deviation);
  }

  @Override
  public void onSkipped(
      SkipReason reason, long start, long end, byte[] bytes, int offset, int length) {
    line(start, end, "skipped " + reason + " [" + Wire.visible(bytes, offset, length) + "]");
  }

  @Override
  public void onGapBetweenMessages(long start, long end) {
    line(start, end, "gap");
  }
}
