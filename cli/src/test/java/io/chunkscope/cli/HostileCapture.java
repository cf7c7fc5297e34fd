package io.chunkscope.cli;

import io.chunkscope.cli.manual.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A capture with something in every field that some reader of reports would obey. */
public final class HostileCapture {
  static final String SCRIPT = "</script><script>alert(1)</script>";
  static final String TERMINAL = "\u001b]0;owned\u0007\u001b[2J\u009b31m";

  /** A right-to-left override and a zero-width space, in UTF-8. */
  static final String BIDI = latin1("\u202egpj.exe\u2066\u200b");

  static final String FORMULA = "=cmd|'/C calc'!A0";

  private static final int LONG_BYTES = 100_000;

  private HostileCapture() {}

  /** Responses that are flushed and not framed, so that findings quote the wire. */
  public static byte[] bytes() {
    TestCapture capture = new TestCapture();
    for (String evil :
        new String[] {
          SCRIPT,
          TERMINAL,
          BIDI,
          FORMULA,
          "+1+1",
          "-2+3",
          "@SUM(1)",
          "[x](y){0}",
          "%00%",
          "\"',;\u0000"
        }) {
      String target = "/" + evil.replace(' ', '_');
      capture
          .open(80)
          .client(
              evil.replace(' ', '_')
                  + " "
                  + target
                  + "?"
                  + target
                  + " HTTP/1.1\r\nHost: "
                  + evil
                  + "\r\nCookie: "
                  + evil
                  + "="
                  + evil
                  + "\r\n\r\n")
          .waitMs(10)
          .client("GET " + target + " HTTP/1.1\r\nHost: " + evil + "\r\n\r\n")
          .waitMs(10)
          .server(
              "HTTP/1.1 200 "
                  + evil
                  + "\r\nServer: "
                  + evil
                  + "\r\nContent-Type: "
                  + evil
                  + "\r\nContent-Encoding: "
                  + evil
                  + "\r\nSet-Cookie: "
                  + evil
                  + "; path="
                  + evil
                  + "\r\nLocation: "
                  + evil
                  + "\r\nKeep-Alive: "
                  + evil
                  + "\r\nTransfer-Encoding: "
                  + evil
                  + "\r\nConnection: close, "
                  + evil
                  + "\r\nX-Long: "
                  + evil.repeat(LONG_BYTES / evil.length())
                  + "\r\n\r\nfirst")
          .waitMs(250)
          .server(evil)
          .waitMs(250)
          .server("last")
          .close();
      capture
          .open(8080)
          .client("GET " + target + " HTTP/1.1\r\nHost: " + evil + "\r\n\r\n")
          .waitMs(10)
          .server("HTTP/1.1 200 OK\r\nServer: " + evil + "\r\nConnection: close\r\n\r\nfirst")
          .waitMs(250)
          .server(evil)
          .close();
    }
    return capture.bytes();
  }

  /** Captures of the corpus with the like in every position, in lengths up to 100,000 bytes. */
  public static List<Path> recorded() {
    Path corpus = Repository.ROOT.resolve("samples/corpus/hostile");
    return Stream.of("values.pcap", "values-within-limit.pcap.gz", "long-values.pcap.gz")
        .map(corpus::resolve)
        .toList();
  }

  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Whether a character moves a cursor, hides or reorders text. */
  public static boolean isDangerous(int c) {
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t')
        || (c >= 0x7f && c < 0xa0)
        || Character.getType(c) == Character.FORMAT
        || c == 0x2028
        || c == 0x2029;
  }
}
