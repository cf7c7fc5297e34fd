package io.chunkscope.analyzer.rules.coding;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingUndecodableTest {
  private static final String ID = "content-coding-undecodable";
  private static final String GET = "GET /r HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String JSON = "{ }\n";
  private static final String HELLO_CHUNKED = "5\r\nhello\r\n0\r\n\r\n";
  private static final String HTML = "<!DOCTYPE html><html><head><title>x</title></head></html>";

  private static Conversation answered(String coding, String body) {
    return new Conversation()
        .raw()
        .client(GET)
        .server(
            "HTTP/1.1 200 OK\r\nContent-Encoding: "
                + coding
                + "\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
  }

  @Test
  void namesPlainTextThatIsDeclaredCompressed() {
    Finding finding = answered("gzip", HTML).finds(ID);

    assertEquals(
        "The response to GET /r declares Content-Encoding \"gzip\", but its body of 57 bytes begins"
            + " with \"<!DOCTYPE html><\", which does not decode: it is plain text.",
        finding.summary());
    assertEquals(Severity.WARNING, finding.severity());
    assertEquals(Confidence.HIGH, finding.confidence());
    assertEquals(Party.SERVER, finding.party());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "br", "zstd", "gzip, br"})
  void knowsEveryCoding(String coding) {
    answered(coding, HTML).finds(ID);
  }

  @ParameterizedTest
  @CsvSource({"br,gzip", "zstd,gzip", "gzip,br", "gzip,zstd"})
  void namesOneCodingUnderTheNameOfAnother(String declared, String real) {
    Finding finding = answered(declared, latin1(Coded.whole(real, Coded.text(900)))).finds(ID);

    if (!real.equals("br")) {
      assertTrue(finding.summary().endsWith(": it is " + real + "."), finding.summary());
    }
  }

  @Test
  void namesCodingsListedInTheWrongOrder() {
    byte[] body = Coded.whole("gzip", Coded.whole("br", Coded.text(900)));

    answered("br, gzip", latin1(body)).isSilent(ID);
    answered("gzip, br", latin1(body)).finds(ID);
  }

  @ParameterizedTest
  @CsvSource({"gzip,gzip", "zlib,deflate", "raw,deflate", "br,br", "zstd,zstd"})
  void isSilentAboutWhatDecodes(String kind, String coding) {
    answered(coding, latin1(Coded.whole(kind, Coded.text(9000)))).isSilent(ID);
    answered(coding, latin1(Coded.whole(kind, new byte[0]))).isSilent(ID);
    answered(coding, latin1(Coded.whole(kind, Coded.text(9000))).substring(0, 4)).isSilent(ID);
    answered(coding, "").isSilent(ID);
    // A bomb is no fault.
    answered(coding, latin1(Coded.whole(kind, new byte[9 << 20]))).isSilent(ID);
  }

  @Test
  void blamesTheClientForItsRequest() {
    Finding finding =
        new Conversation()
            .raw()
            .client(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n"
                    + JSON)
            .server("HTTP/1.1 204 No Content\r\n\r\n")
            .finds(ID);

    assertEquals(Party.CLIENT, finding.party());
  }

  @Test
  void isSilentAboutARange() {
    new Conversation()
        .raw()
        .client(GET)
        .server(
            "HTTP/1.1 206 Partial Content\r\nContent-Encoding: gzip\r\n"
                + "Content-Range: bytes 100-104/900\r\nContent-Length: 5\r\n\r\nhello")
        .isSilent(ID);
  }

  @Test
  void isSilentAboutHeadAndUnknownCodings() {
    new Conversation()
        .raw()
        .client("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
        .server("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 50\r\n\r\n")
        .isSilent(ID);
    answered("utf-8", HTML).isSilent(ID);
    answered("gzip, aes128gcm", HTML).isSilent(ID);
  }

  @Test
  void isSilentWhereATransferCodingLiesAroundTheContent() {
    new Conversation()
        .raw()
        .client(GET)
        .server(
            "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
                + HELLO_CHUNKED)
        .isSilent(ID);
  }

  @Test
  void isSilentWhereBytesOfTheBodyAreMissing() {
    new Conversation()
        .raw()
        .client(GET)
        .server("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 500\r\n\r\n")
        .serverGap(100, GapCause.NOT_CAPTURED)
        .server("x".repeat(400))
        .isSilent(ID);
    new Conversation()
        .raw()
        .client(GET)
        .server("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 500\r\n\r\nhello")
        .serverGap(100, GapCause.NOT_CAPTURED)
        .server("x".repeat(395))
        .isSilent(ID);
  }

  @Test
  void isSilentWhereTheFramingIsAtFault() {
    String gzip = latin1(Coded.whole("gzip", Coded.text(20)));
    String chunks = Integer.toHexString(gzip.length()) + "\r\n" + gzip + "\r\n0\r\n\r\n";
    answered("gzip", chunks).isSilent(ID);
    new Conversation()
        .raw()
        .client(GET)
        .server(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
                + HTML)
        .serverFin()
        .isSilent(ID);
  }
}
