package io.chunkscope.analyzer.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.framing.BodyFraming;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hostile bytes: valid streams with random changes, cuts and gaps; the seeds are fixed. */
class MutationTest {
  private static final int ROUNDS = 6_000;
  private static final ParserOptions SMALL = new ParserOptions(120, 60, 24, 40);

  private static final String[] SPLICES = {
    "\\r\\n",
    "\\n",
    "\\r",
    "0\\r\\n\\r\\n",
    "5\\r\\nhello\\r\\n",
    ";a=\"b\"",
    "0x",
    "+",
    "-",
    " ",
    ":",
    "HTTP/1.1 200 OK\\r\\n",
    "GET / HTTP/1.1\\r\\n",
    "ffffffffffffffffff",
    "\\0",
    "\\xff",
    "\\t",
    "Transfer-Encoding: chunked\\r\\n",
    "Content-Length: 7\\r\\n",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  };

  private static final String REQUESTS =
      """
      GET /a HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n
      POST /b HTTP/1.1\\r\\nContent-Length: 3\\r\\n\\r\\nabc
      PUT /c HTTP/1.1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n3\\r\\nabc\\r\\n0\\r\\nA: b\\r\\n\\r\\n
      \\r\\nGET /d\\r\\n
      """;

  private static final String RESPONSES =
      """
      HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\nA: b\\r\\n c\\r\\n\\r\\nhello
      HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n
      5;x=y\\r\\nhello\\r\\n6\\r\\n world\\r\\n0\\r\\nA: b\\r\\n\\r\\n
      HTTP/1.0 404 Not Found\\r\\nContent-Length: 0\\r\\n\\r\\n
      HTTP/1.1 200 OK\\r\\n\\r\\nto the end
      """;

  @ParameterizedTest
  @EnumSource(MessageKind.class)
  void neverThrowsAndAlwaysCoversTheStream(MessageKind kind) {
    byte[] valid = Wire.bytes(kind == MessageKind.REQUESTS ? REQUESTS : RESPONSES);
    int deviations = 0;
    int messages = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] stream = mutated(valid, random);
      CheckedEvents events = framed(random);
      try {
        parse(kind, stream, random, events);
        events.checkEverythingCovered();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + Wire.visible(stream, 0, stream.length), e);
      }
      deviations += events.deviations;
      messages += events.messages;
    }
    assertTrue(deviations > ROUNDS / 2, "mutations are too tame");
    assertTrue(messages > ROUNDS, "mutations are too wild");
  }

  @ParameterizedTest
  @EnumSource(MessageKind.class)
  void readsTheSameWhicheverWayAStreamIsCut(MessageKind kind) {
    byte[] valid = Wire.bytes(kind == MessageKind.REQUESTS ? REQUESTS : RESPONSES);
    int compared = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] stream = mutated(valid, random);
      Parsing parsing = Parsing.of(kind, stream).lenientLengths().options(SMALL);
      String whole = parsing.log(0);
      boolean piecesMatter = whole.contains("NOT_A_MESSAGE") || whole.contains("FRAMING_LOST");
      if (!piecesMatter && stream.length > 2) {
        int first = 1 + random.nextInt(stream.length - 2);
        int second = first + 1 + random.nextInt(stream.length - first - 1);
        assertEquals(whole, parsing.log(0, first, second), () -> visible(stream));
        compared++;
      }
    }
    assertTrue(compared > ROUNDS / 4, "compared only " + compared);
  }

  private static String visible(byte[] stream) {
    return Wire.visible(stream, 0, stream.length);
  }

  private static byte[] mutated(byte[] valid, Random random) {
    byte[] stream = valid;
    for (int change = random.nextInt(4); change >= 0; change--) {
      stream = changed(stream, random);
    }
    return stream;
  }

  private static byte[] changed(byte[] stream, Random random) {
    int at = random.nextInt(stream.length);
    byte[] insert =
        switch (random.nextInt(3)) {
          case 0 -> new byte[] {(byte) random.nextInt(256)};
          case 1 -> Wire.bytes(SPLICES[random.nextInt(SPLICES.length)]);
          default -> new byte[0];
        };
    int removed = Math.min(random.nextInt(4), stream.length - at - 1);
    byte[] result = new byte[stream.length + insert.length - removed];
    System.arraycopy(stream, 0, result, 0, at);
    System.arraycopy(insert, 0, result, at, insert.length);
    System.arraycopy(
        stream, at + removed, result, at + insert.length, stream.length - at - removed);
    return result;
  }

  private static CheckedEvents framed(Random random) {
    BodyFraming[] others = {
      BodyFraming.TUNNEL, BodyFraming.UNDETERMINED, BodyFraming.CLOSE_DELIMITED, BodyFraming.CHUNKED
    };
    return new CheckedEvents(
        events -> random.nextInt(20) == 0 ? others[random.nextInt(4)] : events.declared);
  }

  private static void parse(MessageKind kind, byte[] stream, Random random, CheckedEvents events) {
    HttpStreamParser parser =
        new HttpStreamParser(
            kind,
            events,
            new ParserResources(random.nextBoolean() ? SMALL : ParserOptions.DEFAULTS));
    if (random.nextInt(8) == 0) {
      parser.startMidstream();
    }
    int position = 0;
    while (position < stream.length) {
      int length = 1 + random.nextInt(Math.min(40, stream.length - position));
      events.streamEnd = (long) position + length;
      if (random.nextInt(16) == 0) {
        parser.onGap(position, length);
      } else {
        parser.onData(position, stream, position, length);
      }
      position += length;
      if (random.nextInt(200) == 0) {
        parser.becomeTunnel();
      }
      if (random.nextInt(200) == 0) {
        parser.becomeConnected();
      }
    }
    parser.onEnd();
  }
}
