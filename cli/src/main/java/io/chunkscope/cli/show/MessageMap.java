package io.chunkscope.cli.show;

import io.chunkscope.analyzer.framing.BodyFraming;
import io.chunkscope.analyzer.parse.Deviation;
import io.chunkscope.analyzer.parse.ParsedEnd;
import io.chunkscope.analyzer.parse.StartLine;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a line for each part of the messages of one direction that are wanted: head, size lines,
 * runs of data, line ends, last-chunk, trailers, and departures from the grammar where they occur.
 */
final class MessageMap extends Rereading.Listener {
  private static final int MAX_WAITING = 16;

  /** A run of data that is not in chunks is told in parts where it paused so long. */
  private static final long PAUSE_NS = 20_000_000L;

  /** Where lines go. */
  interface Lines {
    /**
     * A message begins.
     *
     * @return whether it is wanted
     */
    boolean begin(long start) throws IOException;

    void part(long offset, long timeNs, long frame, String what, String text, String note)
        throws IOException;

    void deviation(long offset, long timeNs, long frame, String text) throws IOException;

    /** The message is over. */
    void end() throws IOException;
  }

  private record Departure(long start, long end, Deviation deviation, String evidence) {}

  private final Lines lines;
  private final int excerptChars;
  private final RecentBytes recent = new RecentBytes();
  private final List<Departure> waiting = new ArrayList<>();
  private boolean wanted;
  private boolean inChunk;
  private boolean trailersBegun;
  private long messageStart;
  private long timeNs = Long.MIN_VALUE;
  private long frame;
  private long placed;

  // The run of data that is open, if its length is not 0:
  private long runStart;
  private long runLength;
  private long runTimeNs;
  private long runFrame;
  private long runLastNs;
  private long runLastFrame;
  private String runText;

  MessageMap(Lines lines, int excerptChars) {
    this.lines = lines;
    this.excerptChars = excerptChars;
  }

  @Override
  void onData(
      long streamOffset, byte[] bytes, int offset, int length, long stampNs, long pieceFrame) {
    recent.add(streamOffset, bytes, offset, length);
    timeNs = Math.max(timeNs, stampNs);
    frame = pieceFrame;
  }

  @Override
  public void onStartLine(StartLine line, long start, long end) {
    try {
      wanted = lines.begin(start);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    messageStart = start;
    inChunk = false;
    trailersBegun = false;
    if (wanted) {
      for (Departure departure : waiting) {
        tell(departure);
      }
    }
    waiting.clear();
  }

  @Override
  public BodyFraming onHeadEnd(long end) {
    if (wanted) {
      part(
          messageStart,
          "head",
          recent.shown(messageStart, end, excerptChars),
          bytes(end - messageStart));
    }
    placed = end;
    return null;
  }

  @Override
  public void onChunk(long size, int extensionBytes, long start, long dataStart) {
    endRun();
    if (wanted) {
      String note = bytes(size) + (extensionBytes > 0 ? ", extension " + extensionBytes : "");
      part(start, "size", recent.shown(start, dataStart, excerptChars), note);
    }
    inChunk = true;
    placed = dataStart;
  }

  @Override
  public void onBody(byte[] bytes, int offset, int length, long streamOffset) {
    if (!wanted) {
      return;
    }
    boolean goesOn =
        runLength > 0
            && streamOffset == runStart + runLength
            && (inChunk || timeNs - runLastNs <= PAUSE_NS);
    if (!goesOn) {
      endRun();
      runStart = streamOffset;
      runTimeNs = timeNs;
      runFrame = frame;
      runText = WireBytes.shown(bytes, offset, Math.min(length, excerptChars + 1), excerptChars);
    }
    runLength = streamOffset + length - runStart;
    runLastNs = timeNs;
    runLastFrame = frame;
  }

  @Override
  public void onBodyMissing(long streamOffset, long length) {
    endRun();
    if (wanted) {
      part(streamOffset, "missing", "", bytes(length) + " not captured");
    }
    placed = streamOffset + length;
  }

  private void endRun() {
    if (runLength == 0) {
      return;
    }
    String note =
        bytes(runLength)
            + (runLastFrame == runFrame
                ? ""
                : ", until frame "
                    + runLastFrame
                    + " "
                    + Amounts.duration(Math.max(0, runLastNs - runTimeNs))
                    + " later");
    write(runStart, runTimeNs, runFrame, "data", runText, note);
    placed = runStart + runLength;
    runLength = 0;
  }

  @Override
  public void onChunkEnd(long end) {
    endRun();
    if (wanted && end > placed) {
      part(placed, "end", recent.shown(placed, end, excerptChars), "");
    }
    inChunk = false;
    placed = end;
  }

  @Override
  public void onLastChunk(int extensionBytes, long start, long end) {
    endRun();
    if (wanted) {
      part(
          start,
          "last-chunk",
          recent.shown(start, end, excerptChars),
          extensionBytes > 0 ? "extension " + extensionBytes : "");
    }
    trailersBegun = true;
    placed = end;
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
    if (wanted) {
      part(start, "trailer", recent.shown(start, end, excerptChars), "");
    }
    placed = end;
  }

  @Override
  public void onMessageEnd(ParsedEnd end, long streamOffset) {
    endRun();
    if (!wanted) {
      return;
    }
    if (trailersBegun && streamOffset > placed) {
      part(placed, "end", recent.shown(placed, streamOffset, excerptChars), "");
    }
    write(streamOffset, timeNs, frame, "over", "", over(end));
    try {
      lines.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    wanted = false;
  }

  private static String over(ParsedEnd end) {
    return switch (end) {
      case LENGTH -> "as many bytes as declared";
      case LAST_CHUNK -> "ended by the last-chunk";
      case NO_BODY -> "no body by rule";
      case STREAM_END -> "the stream ends";
      case GAP -> "a hole in the capture";
      case TUNNEL -> "a tunnel begins";
      case MALFORMED -> "broken beyond recovery";
    };
  }

  @Override
  public void onDeviation(
      Deviation deviation, long start, long end, byte[] evidence, int offset, int length) {
    Departure departure =
        new Departure(
            start, end, deviation, WireBytes.shown(evidence, offset, length, excerptChars));
    if (wanted) {
      endRun();
      tell(departure);
    } else if (waiting.size() < MAX_WAITING) {
      waiting.add(departure);
    }
  }

  private void tell(Departure departure) {
    String name = Json.label(departure.deviation);
    try {
      lines.deviation(
          departure.start,
          timeNs,
          frame,
          name + " at " + departure.start + " to " + departure.end + ": " + departure.evidence);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void part(long offset, String what, String text, String note) {
    write(offset, timeNs, frame, what, text, note);
  }

  private void write(
      long offset, long stampNs, long ofFrame, String what, String text, String note) {
    try {
      lines.part(offset, stampNs, ofFrame, what, text, note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bytes(long count) {
    return Amounts.count(count, "byte");
  }
}
