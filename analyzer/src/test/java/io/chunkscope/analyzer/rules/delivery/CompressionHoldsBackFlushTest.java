package io.chunkscope.analyzer.rules.delivery;

import static io.chunkscope.analyzer.content.Coded.latin1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import io.chunkscope.analyzer.content.Coded;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.stream.GapCause;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionHoldsBackFlushTest {
  private static final String ID = "compression-holds-back-flush";

  private static Conversation asked() {
    return new Conversation().raw().rttMs(1).client("GET /r HTTP/1.1\r\nHost: a\r\n\r\n").after(5);
  }

  private static String head(String coding, String more) {
    return "HTTP/1.1 200 OK\r\n"
        + "Content-Encoding: "
        + coding
        + "\r\n"
        + more
        + "Transfer-Encoding: chunked\r\n\r\n";
  }

  private static String chunk(byte[] data) {
    return Integer.toHexString(data.length) + "\r\n" + latin1(data) + "\r\n";
  }

  /** The body in chunks, 300 ms apart. */
  private static Conversation streamed(String head, byte[]... flushes) {
    Conversation conversation = asked().server(head + chunk(flushes[0]));
    for (int i = 1; i < flushes.length; i++) {
      conversation.after(300).server(chunk(flushes[i]));
    }
    return conversation.server("0\r\n\r\n");
  }

  private static byte[][] cut(byte[] body, int... at) {
    byte[][] pieces = new byte[at.length + 1][];
    int from = 0;
    for (int i = 0; i < at.length; i++) {
      pieces[i] = Arrays.copyOfRange(body, from, at[i]);
      from = at[i];
    }
    pieces[at.length] = Arrays.copyOfRange(body, from, body.length);
    return pieces;
  }

  @Test
  void namesAFlushThatIsOnlyTheHeaderOfGzip() {
    byte[] body = Coded.whole("gzip", Coded.text(3000));

    Finding finding = streamed(head("gzip", ""), cut(body, 10)).finds(ID);

    assertEquals(
        "The response to GET /r is compressed (gzip), and flush 1 of 2, with 10 bytes, decodes to"
            + " no text: the client had nothing new to show for 300 ms, until flush 2 brought 3,000"
            + " bytes of text.",
        finding.summary());
    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(Confidence.MEDIUM, finding.confidence());
    assertEquals(Party.SERVER, finding.party());
    assertEquals(List.of(5L, 6L), finding.frames());
  }

  @Test
  void isSureOfSeveralFlushesWithoutText() {
    byte[] body = Coded.whole("gzip", Coded.text(3000));

    Finding finding = streamed(head("gzip", ""), cut(body, 10, 12)).finds(ID);

    assertEquals(
        "The response to GET /r is compressed (gzip), and 2 of 3 flushes, the first being flush 1,"
            + " with together 12 bytes, decode to no text: the client had nothing new to show for"
            + " 600 ms, until 3,000 bytes of text came with flush 3.",
        finding.summary());
    assertEquals(Confidence.HIGH, finding.confidence());
  }

  @ParameterizedTest
  @CsvSource({"zlib,deflate,2", "br,br,1", "zstd,zstd,6", "gzip,x-gzip,10"})
  void knowsEveryCoding(String kind, String coding, int header) {
    byte[] body = Coded.whole(kind, Coded.text(3000));

    streamed(head(coding, ""), cut(body, header)).finds(ID);
  }

  @ParameterizedTest
  @CsvSource({"gzip,gzip", "zlib,deflate", "raw,deflate", "br,br", "zstd,zstd"})
  void isSilentWhereEveryFlushBringsText(String kind, String coding) {
    byte[][] flushes = Coded.flushed(kind, Coded.text(400), Coded.text(7), Coded.text(90));

    streamed(head(coding, ""), flushes).isSilent(ID);
  }

  @Test
  void isSilentWhereOnlyTheEndOfTheFormatComesLate() {
    streamed(head("gzip", ""), Coded.flushed("gzip", Coded.text(400), new byte[0])).isSilent(ID);
  }

  @Test
  void isSilentWhereTheCompressorWasFlushedWithNothingInIt() {
    byte[] body = Coded.flushed("gzip", Coded.text(400))[0];
    byte[] flushed = Arrays.copyOf(body, 15);
    System.arraycopy(new byte[] {0, 0, 0, -1, -1}, 0, flushed, 10, 5);
    byte[] rest = Arrays.copyOfRange(body, 10, body.length);

    streamed(head("gzip", ""), flushed, rest).isSilent(ID);
  }

  @Test
  void isSilentWhereThePauseIsTheNetworks() {
    byte[] body = Coded.whole("gzip", Coded.text(3000));
    byte[][] flushes = cut(body, 10);

    // Within two round trips nobody pauses.
    new Conversation()
        .raw()
        .rttMs(300)
        .client("GET /r HTTP/1.1\r\nHost: a\r\n\r\n")
        .after(300)
        .server(head("gzip", "") + chunk(flushes[0]))
        .after(500)
        .server(chunk(flushes[1]) + "0\r\n\r\n")
        .isSilent(ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compress", "identity", "gzip, dcb"})
  void isSilentAboutCodingsItDoesNotKnow(String coding) {
    byte[] body = Coded.whole("gzip", Coded.text(3000));

    streamed(head(coding, ""), cut(body, 10)).isSilent(ID).isSilent("content-coding-undecodable");
  }

  @Test
  void isSilentAboutWhatFollowsAHole() {
    byte[] body = Coded.whole("gzip", Coded.text(3000));
    asked()
        .server(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 100000\r\n\r\n"
                + latin1(Arrays.copyOf(body, 10)))
        .serverGap(500, GapCause.NOT_CAPTURED)
        .after(300)
        .server(latin1(body))
        .isSilent(ID);
  }

  @Test
  void tellsWhatToChangeInTheServerAtHand() {
    byte[] body = Coded.whole("gzip", Coded.text(3000));

    Finding finding = streamed(head("gzip", "Server: nginx\r\n"), cut(body, 10)).finds(ID);

    assertTrue(finding.fix().contains("proxy_buffering off"), finding.fix());
  }

  @Test
  void givesTheTextOfFlushes() {
    byte[][] flushes = Coded.flushed("gzip", Coded.text(400), Coded.text(7));
    var content = streamed(head("gzip", ""), flushes).exchanges().get(0).response().content();

    assertEquals(400, content.textBytes(0));
    assertEquals(7, content.textBytes(1));
  }
}
