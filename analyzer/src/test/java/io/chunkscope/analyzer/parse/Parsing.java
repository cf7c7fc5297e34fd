package io.chunkscope.analyzer.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.framing.BodyFraming;
import java.util.List;

/**
 * Parses a stream and compares the events: in one piece, byte by byte, and cut in two at every
 * index ({@code EverySplit} after llhttp's rescans). Every piece comes in an array of its own that
 * is overwritten after the call, so whoever keeps it is found out.
 */
final class Parsing {
  private final MessageKind kind;
  private final byte[] stream;
  private ParserOptions options = ParserOptions.DEFAULTS;
  private List<BodyFraming> framings = List.of();

  private boolean lenientLengths;

  private Parsing(MessageKind kind, byte[] stream) {
    this.kind = kind;
    this.stream = stream;
  }

  static Parsing of(MessageKind kind, byte[] stream) {
    return new Parsing(kind, stream);
  }

  static Parsing requests(String visible) {
    return new Parsing(MessageKind.REQUESTS, Wire.bytes(visible));
  }

  static Parsing responses(String visible) {
    return new Parsing(MessageKind.RESPONSES, Wire.bytes(visible));
  }

  Parsing options(ParserOptions limits) {
    options = limits;
    return this;
  }

  /** The framings of the messages, in order, instead of what their fields say. */
  Parsing framed(BodyFraming... inOrder) {
    framings = List.of(inOrder);
    return this;
  }

  /** Takes a Content-Length that is no number for none. */
  Parsing lenientLengths() {
    lenientLengths = true;
    return this;
  }

  /** The same log whichever way the stream is cut. */
  void emits(String expected) {
    emitsInOnePiece(expected);
    String whole = expected.strip();
    int[] single = new int[stream.length];
    for (int index = 0; index < single.length; index++) {
      single[index] = index;
    }
    assertEquals(whole, log(single), "byte by byte");
    for (int cut = 1; cut < stream.length; cut++) {
      assertEquals(whole, log(0, cut), "cut at " + cut);
    }
  }

  /** For streams in which pieces matter: a start-line is looked for where one begins. */
  void emitsInOnePiece(String expected) {
    assertEquals(expected.strip(), log(0));
  }

  /** The same texts of chunk extensions wherever the stream is cut in two. */
  void tellsExtensions(String... expected) {
    assertEquals(List.of(expected), parse(0).extensions());
    for (int cut = 1; cut < stream.length; cut++) {
      assertEquals(List.of(expected), parse(0, cut).extensions(), "cut at " + cut);
    }
  }

  /** The log of the stream cut before each of the indexes, of which the first is 0. */
  String log(int... pieceStarts) {
    return parse(pieceStarts).text();
  }

  private EventLog parse(int... pieceStarts) {
    EventLog log = new EventLog(lenientLengths, framings);
    HttpStreamParser parser = new HttpStreamParser(kind, log, new ParserResources(options));
    for (int piece = 0; piece < pieceStarts.length; piece++) {
      int end = piece + 1 < pieceStarts.length ? pieceStarts[piece + 1] : stream.length;
      feed(parser, pieceStarts[piece], end);
    }
    parser.onEnd();
    return log;
  }

  private void feed(HttpStreamParser parser, int start, int end) {
    int margin = 3;
    byte[] piece = new byte[end - start + 2 * margin];
    java.util.Arrays.fill(piece, (byte) '\n');
    System.arraycopy(stream, start, piece, margin, end - start);
    parser.onData(start, piece, margin, end - start);
    java.util.Arrays.fill(piece, (byte) 'Z');
  }
}
