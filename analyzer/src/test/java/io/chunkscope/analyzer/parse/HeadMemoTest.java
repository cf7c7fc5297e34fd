package io.chunkscope.analyzer.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.analyzer.framing.BodyFraming;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadMemoTest {
  private static final String FIELDS = "Host: h\\r\\nContent-Length: 2\\r\\n\\r\\nhi";

  private final List<String> log = new ArrayList<>();
  private final HeadMemo memo = new HeadMemo();
  private HttpStreamParser parser = parser(MessageKind.REQUESTS);
  private long streamOffset;

  private HttpStreamParser parser(MessageKind kind) {
    return new HttpStreamParser(
        kind, new Listener(), new ParserResources(ParserOptions.DEFAULTS, memo));
  }

  private String reading(String... pieces) {
    log.clear();
    for (String piece : pieces) {
      byte[] bytes = Wire.bytes(piece);
      parser.onData(streamOffset, bytes, 0, bytes.length);
      streamOffset += bytes.length;
    }
    return String.join(" ", log);
  }

  @Test
  void readsAHeadThatComesAgainOnce() {
    assertEquals("start field field head body", reading("GET /one HTTP/1.1\\r\\n" + FIELDS));
    assertEquals("known-head body", reading("GET /one HTTP/1.1\\r\\n" + FIELDS));
  }

  @Test
  void readsTheSameFieldsBehindAnotherRequestLineOnce() {
    reading("GET /one HTTP/1.1\\r\\n" + FIELDS);
    assertEquals("start known-fields body", reading("PUT /two HTTP/1.1\\r\\n" + FIELDS));
    assertEquals("known-head body", reading("PUT /two HTTP/1.1\\r\\n" + FIELDS));
  }

  @Test
  void readsFieldsAgainBehindAnotherVersion() {
    reading("GET /one HTTP/1.1\\r\\n" + FIELDS);
    assertEquals("start field field head body", reading("GET /one HTTP/1.0\\r\\n" + FIELDS));
    assertEquals("start field field head body", reading("GET /two HTTP/1.0\\r\\n" + FIELDS));
  }

  @Test
  void readsFieldsAgainThatDoNotLieWholeInThePieceOfTheirRequestLine() {
    reading("GET /one HTTP/1.1\\r\\n" + FIELDS);
    assertEquals(
        "start field field head body",
        reading("GET /two HTTP/1.1\\r\\nHost: h\\r\\nConte", "nt-Length: 2\\r\\n\\r\\nhi"));
    assertEquals("start field field head body", reading("GET /two HTTP", "/1.1\\r\\n" + FIELDS));
  }

  @Test
  void readsTheFieldsOfResponsesAgainBehindAnotherStatusLine() {
    parser = parser(MessageKind.RESPONSES);
    reading("HTTP/1.1 200 OK\\r\\n" + FIELDS);
    assertEquals("start field field head body", reading("HTTP/1.1 404 No\\r\\n" + FIELDS));
  }

  @Test
  void readsWhatFollowsAStartLineThatAGapCutByItself() {
    reading("GET /one HTTP/1.1\\r\\n" + FIELDS);
    assertEquals("", reading("GET /two HTTP/1.1"));
    parser.onGap(streamOffset, 40);
    streamOffset += 40;
    assertEquals("start known-fields body", reading("GET /three HTTP/1.1\\r\\n" + FIELDS));
  }

  private final class Listener extends QuietEvents {
    @Override
    public void onStartLine(StartLine line, long start, long end) {
      log.add("start");
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
      log.add("field");
    }

    @Override
    public BodyFraming onHeadEnd(long end) {
      log.add("head");
      return BodyFraming.length(2);
    }

    @Override
    public Object meaning() {
      return this;
    }

    @Override
    public BodyFraming onKnownHead(Object meaning, long start, long end) {
      log.add("known-head");
      return BodyFraming.length(2);
    }

    @Override
    public BodyFraming onKnownFields(Object meaning, long end) {
      log.add("known-fields");
      return BodyFraming.length(2);
    }

    @Override
    public void onBody(byte[] bytes, int offset, int length, long at) {
      log.add(new String(bytes, offset, length, ISO_8859_1).equals("hi") ? "body" : "wrong");
    }
  }
}
