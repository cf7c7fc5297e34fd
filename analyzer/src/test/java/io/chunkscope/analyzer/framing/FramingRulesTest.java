package io.chunkscope.analyzer.framing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row a condition. Several field lines are written with a bar between them; a dash is none. */
class FramingRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          1.1; -; -;                      none;           6.3(7); []
          1.1; -; 0;                      content-length 0; 6.3(6); []
          1.1; -; 12;                     content-length 12; 6.3(6); []
          1.0; -; 12;                     content-length 12; 6.3(6); []
          1.1; -; 9223372036854775807;    content-length 9223372036854775807; 6.3(6); []
          1.1; -; 9223372036854775808;    undetermined;   6.3(5); [CONTENT_LENGTH_INVALID]
          1.1; -; 012;                    content-length 12; 6.3(6); []
          1.1; -; 5, 5;                   content-length 5; 6.3(6); [CONTENT_LENGTH_REPEATED]
          1.1; -; 5|5;                    content-length 5; 6.3(6); [CONTENT_LENGTH_REPEATED]
          1.1; -; 5|6;                    undetermined;   6.3(5); [CONTENT_LENGTH_CONFLICTING]
          1.1; -; 5, 6;                   undetermined;   6.3(5); [CONTENT_LENGTH_CONFLICTING]
          1.1; -; +5;                     undetermined;   6.3(5); [CONTENT_LENGTH_INVALID]
          1.1; -; -5;                     undetermined;   6.3(5); [CONTENT_LENGTH_INVALID]
          1.1; -; 5 5;                    undetermined;   6.3(5); [CONTENT_LENGTH_INVALID]
          1.1; -; 0x5;                    undetermined;   6.3(5); [CONTENT_LENGTH_INVALID]
          1.1; -; ``;                     undetermined;   6.3(5); [CONTENT_LENGTH_INVALID]
          1.1; -; `5,`;                   content-length 5; 6.3(6); [CONTENT_LENGTH_INVALID]
          1.1; -; `,5`;                   content-length 5; 6.3(6); [CONTENT_LENGTH_INVALID]
          1.1; -; `5,,5`;                 content-length 5; 6.3(6); [CONTENT_LENGTH_REPEATED, CONTENT_LENGTH_INVALID]
          1.1; -; `,`;                    undetermined;   6.3(5); [CONTENT_LENGTH_INVALID]
          1.1; -; `5|x`;                  undetermined;   6.3(5); [CONTENT_LENGTH_INVALID]
          1.1; chunked; -;                chunked;        6.3(4); []
          1.1; CHUNKED; -;                chunked;        6.3(4); []
          1.1; gzip, chunked; -;          chunked;        6.3(4); []
          1.1; gzip|chunked; -;           chunked;        6.3(4); []
          1.1; `, ,gzip ,, chunked ,`; -; chunked;        6.3(4); []
          1.1; `gzip;x="a,chunked" , chunked`; -; chunked; 6.3(4); []
          1.1; chunked;5;                 chunked;        6.3(3); [CONTENT_LENGTH_WITH_TRANSFER_ENCODING]
          1.1; gzip; -;                   undetermined;   6.3(4); []
          1.1; gzip; 5;                   undetermined;   6.3(3); [CONTENT_LENGTH_WITH_TRANSFER_ENCODING]
          1.1; chunked, gzip; -;          undetermined;   6.3(4); [CHUNKED_NOT_FINAL]
          1.1; chunked|chunked; -;        chunked;        6.3(4); [CHUNKED_TWICE]
          1.1; br, chunked; -;            chunked;        6.3(4); [CODING_UNKNOWN]
          1.1; xchunked; -;               undetermined;   6.3(4); [CODING_UNKNOWN]
          1.1; chunked foo; -;            undetermined;   6.3(4); [CODING_UNKNOWN]
          1.1; identity; 5;               content-length 5; 6.3(6); [CONTENT_LENGTH_WITH_TRANSFER_ENCODING, CODING_IDENTITY]
          1.1; identity; -;               none;           6.3(7); [CODING_IDENTITY]
          1.1; chunked, identity; -;      chunked;        6.3(4); [CODING_IDENTITY, CHUNKED_NOT_FINAL]
          1.1; ``; -;                     none;           6.3(7); [TRANSFER_ENCODING_EMPTY]
          1.0; chunked; -;                chunked;        6.3(4); [TRANSFER_ENCODING_IN_HTTP10]
          """)
  void decidesForRequests(
      String version, String codings, String lengths, String body, String step, String conflicts) {
    FramingDecision decision =
        FramingRules.request(1, minor(version), codings(codings), lengths(lengths));
    check(decision, body, step, conflicts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          OTHER;   200; 1.1; -; -;       close-delimited; 6.3(8); []
          OTHER;   200; 1.0; -; -;       close-delimited; 6.3(8); []
          UNKNOWN; 200; 1.1; -; -;       close-delimited; 6.3(8); []
          OTHER;   0;   1.0; -; -;       close-delimited; 6.3(8); []
          OTHER;   20;  1.1; -; 3;       content-length 3; 6.3(6); []
          OTHER;   200; 1.1; -; 7;       content-length 7; 6.3(6); []
          OTHER;   200; 1.1; -; 7|8;     undetermined;    6.3(5); [CONTENT_LENGTH_CONFLICTING]
          OTHER;   200; 1.1; -; x;       undetermined;    6.3(5); [CONTENT_LENGTH_INVALID]
          OTHER;   200; 1.1; chunked; -; chunked;         6.3(4); []
          OTHER;   200; 1.1; chunked; 7; chunked;         6.3(3); [CONTENT_LENGTH_WITH_TRANSFER_ENCODING]
          OTHER;   200; 1.0; chunked; -; chunked;         6.3(4); [TRANSFER_ENCODING_IN_HTTP10]
          OTHER;   200; 1.1; gzip; -;    close-delimited; 6.3(4); []
          OTHER;   200; 1.1; gzip; 7;    close-delimited; 6.3(3); [CONTENT_LENGTH_WITH_TRANSFER_ENCODING]
          OTHER;   200; 1.1; chunked, gzip; -; close-delimited; 6.3(4); [CHUNKED_NOT_FINAL]
          OTHER;   200; 1.1; identity; -; close-delimited; 6.3(8); [CODING_IDENTITY]
          HEAD;    200; 1.1; -; 7;       none;            6.3(1); []
          HEAD;    200; 1.1; chunked; -; none;            6.3(1); []
          OTHER;   304; 1.1; chunked; -; none;            6.3(1); []
          OTHER;   304; 1.1; -; 7;       none;            6.3(1); []
          OTHER;   204; 1.1; -; -;       none;            6.3(1); []
          OTHER;   204; 1.1; -; 0;       none;            6.3(1); [FIELDS_WITHOUT_BODY]
          OTHER;   100; 1.1; -; -;       none;            6.3(1); []
          OTHER;   103; 1.1; chunked; -; none;            6.3(1); [FIELDS_WITHOUT_BODY]
          OTHER;   101; 1.1; -; -;       tunnel;          6.3(1); []
          CONNECT; 200; 1.1; -; -;       tunnel;          6.3(2); []
          CONNECT; 204; 1.1; -; -;       tunnel;          6.3(2); []
          CONNECT; 204; 1.1; -; 0;       tunnel;          6.3(2); [FIELDS_WITHOUT_BODY]
          CONNECT; 299; 1.1; chunked; -; tunnel;          6.3(2); [FIELDS_WITHOUT_BODY]
          CONNECT; 407; 1.1; -; 7;       content-length 7; 6.3(6); []
          CONNECT; 300; 1.1; -; -;       close-delimited; 6.3(8); []
          OTHER;   205; 1.1; -; -;       close-delimited; 6.3(8); []
          """)
  void decidesForResponses(
      RequestMethod method,
      int status,
      String version,
      String codings,
      String lengths,
      String body,
      String step,
      String conflicts) {
    FramingDecision decision =
        FramingRules.response(
            method, status, 1, minor(version), codings(codings), lengths(lengths));
    check(decision, body, step, conflicts);
  }

  private static void check(FramingDecision decision, String body, String step, String conflicts) {
    String framing = decision.body().kind().label();
    if (decision.body().kind() == Framing.CONTENT_LENGTH) {
      framing += " " + decision.body().length();
    }
    assertEquals(body, framing);
    assertEquals(step, decision.step());
    assertEquals(conflicts, decision.conflicts().toString());
  }

  private static int minor(String version) {
    return version.charAt(2) - '0';
  }

  private static TransferCodings codings(String lines) {
    TransferCodings codings = new TransferCodings();
    byte[] earlier = "gzip, br, chunked, chunked, identity".getBytes(ISO_8859_1);
    codings.add(earlier, 0, earlier.length);
    codings.reset();
    for (String line : lines(lines)) {
      byte[] padded = ("x" + line + "x").getBytes(ISO_8859_1);
      codings.add(padded, 1, padded.length - 2);
    }
    return codings;
  }

  private static ContentLengths lengths(String lines) {
    ContentLengths lengths = new ContentLengths();
    byte[] earlier = "1, 2, x".getBytes(ISO_8859_1);
    lengths.add(earlier, 0, earlier.length);
    lengths.reset();
    for (String line : lines(lines)) {
      byte[] padded = ("1" + line + "1").getBytes(ISO_8859_1);
      lengths.add(padded, 1, padded.length - 2);
    }
    return lengths;
  }

  private static String[] lines(String lines) {
    return lines.equals("-") ? new String[0] : lines.split("\\|", -1);
  }
}
