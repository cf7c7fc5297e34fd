package io.chunkscope.capture.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.ConnectionHandler;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.EndCause;
import io.chunkscope.capture.stream.GapCause;
import io.chunkscope.capture.stream.StreamHandler;
import io.chunkscope.capture.stream.TransportView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes down every call as a line, and holds each connection to the contract of {@link
 * StreamHandler}: in order, no hole, no overlap, every direction ended once, then closed once.
 */
final class Trace implements ConnectionHandler {

  /** What else to write behind a line of data, from the view that is live then. */
  interface Note {
    String of(TransportView transport, Direction direction);
  }

  private static final int LONGEST_TEXT = 40;

  final List<String> opens = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  final Set<Direction> unwanted = EnumSet.noneOf(Direction.class);
  Note note = (transport, direction) -> "";
  private int open;

  /** How many connections have been opened and not closed. */
  int open() {
    return open;
  }

  @Override
  public SenderHint whoSends(byte[] bytes, int offset, int length) {
    String start = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    if (start.startsWith("GET ")) {
      return SenderHint.CLIENT;
    }
    return start.startsWith("HTTP/") ? SenderHint.SERVER : SenderHint.UNKNOWN;
  }

  @Override
  public StreamHandler onOpen(ConnectionInfo info, TransportView transport) {
    open++;
    opens.add(
        "#%d %s > %s %s f%d"
            .formatted(
                info.id(),
                info.client(),
                info.server(),
                info.rolesCertain() ? "certain" : "guessed",
                info.firstFrame()));
    return new Connection(info.id() == 0 ? "" : "#" + info.id() + " ", transport);
  }

  private final class Connection implements StreamHandler {
    private final String prefix;
    private final TransportView transport;
    private final long[] next = new long[2];
    private final boolean[] ended = new boolean[2];
    private boolean closed;

    Connection(String prefix, TransportView transport) {
      this.prefix = prefix;
      this.transport = transport;
    }

    @Override
    public boolean wantsData(Direction direction) {
      return !unwanted.contains(direction);
    }

    @Override
    public void onData(
        Direction direction,
        long streamOffset,
        byte[] bytes,
        int offset,
        int length,
        long timeNs,
        long frame) {
      advance(direction, streamOffset, length);
      String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
      String shown = length > LONGEST_TEXT ? "" : " \"" + text + "\"";
      String span = streamOffset + ".." + (streamOffset + length);
      String noted = note.of(transport, direction);
      add(
          "%s data %s%s f%d%s"
              .formatted(way(direction), span, shown, frame, noted.isEmpty() ? "" : " " + noted));
    }

    @Override
    public void onGap(
        Direction direction,
        long streamOffset,
        long length,
        GapCause cause,
        long timeNs,
        long frame) {
      advance(direction, streamOffset, length);
      String span = streamOffset + ".." + (streamOffset + length);
      add("%s gap %s %s f%d".formatted(way(direction), span, cause, frame));
    }

    @Override
    public void onConflict(
        Direction direction, long streamOffset, int length, long timeNs, long frame) {
      assertFalse(closed);
      String span = streamOffset + ".." + (streamOffset + length);
      add("%s conflict %s f%d".formatted(way(direction), span, frame));
    }

    @Override
    public void onEnd(Direction direction, EndCause cause, long timeNs, long frame) {
      assertFalse(ended[direction.ordinal()], "ended twice");
      ended[direction.ordinal()] = true;
      add("%s end %s f%d".formatted(way(direction), cause, frame));
    }

    @Override
    public void onClose(ConnectionEnd end, long timeNs, long frame) {
      assertFalse(closed, "closed twice");
      assertTrue(ended[0] && ended[1], "closed before both directions ended");
      closed = true;
      open--;
      add("close %s f%d".formatted(end, frame));
    }

    private void advance(Direction direction, long streamOffset, long length) {
      assertTrue(wantsData(direction));
      assertFalse(ended[direction.ordinal()], "goes on after its end");
      assertTrue(length > 0, "empty");
      if (unwanted.isEmpty()) {
        assertEquals(next[direction.ordinal()], streamOffset, "hole or overlap");
      }
      next[direction.ordinal()] = streamOffset + length;
    }

    private void add(String line) {
      calls.add(prefix + line);
    }
  }

  static String way(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? "c>s" : "s>c";
  }
}
