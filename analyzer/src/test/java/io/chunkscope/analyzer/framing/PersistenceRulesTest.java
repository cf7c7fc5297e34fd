package io.chunkscope.analyzer.framing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row a condition. A dash is no Connection field. */
class PersistenceRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          1.1; -;                      PERSIST; HTTP11_DEFAULT
          1.2; -;                      PERSIST; HTTP11_DEFAULT
          2.0; -;                      PERSIST; HTTP11_DEFAULT
          1.1; keep-alive;             PERSIST; HTTP11_DEFAULT
          1.1; close;                  CLOSE;   CLOSE_OPTION
          1.1; Close;                  CLOSE;   CLOSE_OPTION
          1.1; `TE, close`;            CLOSE;   CLOSE_OPTION
          1.1; `keep-alive, close`;    CLOSE;   CLOSE_OPTION
          1.1; closed;                 PERSIST; HTTP11_DEFAULT
          1.1; `"close"`;              PERSIST; HTTP11_DEFAULT
          1.0; -;                      CLOSE;   HTTP10_DEFAULT
          1.0; Keep-Alive;             PERSIST; HTTP10_KEEP_ALIVE
          1.0; `, foo,keep-alive ,`;   PERSIST; HTTP10_KEEP_ALIVE
          1.0; close;                  CLOSE;   CLOSE_OPTION
          0.9; -;                      CLOSE;   HTTP10_DEFAULT
          """)
  void readsThePromiseOfAMessage(
      String version, String connection, Persistence persistence, PersistenceDecision decision) {
    PersistenceDecision decided =
        PersistenceRules.promised(
            version.charAt(0) - '0', version.charAt(2) - '0', options(connection));
    assertEquals(decision, decided);
    assertEquals(persistence, decided.persistence());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          1.1; -;          CLOSE_DELIMITED; LENGTH_BY_CLOSE
          1.1; -;          UNDETERMINED;    LENGTH_BY_CLOSE
          1.0; keep-alive; CLOSE_DELIMITED; LENGTH_BY_CLOSE
          1.0; -;          CLOSE_DELIMITED; HTTP10_DEFAULT
          1.1; close;      CLOSE_DELIMITED; CLOSE_OPTION
          1.1; -;          CHUNKED;         HTTP11_DEFAULT
          1.1; -;          CONTENT_LENGTH;  HTTP11_DEFAULT
          1.0; keep-alive; NONE;            HTTP10_KEEP_ALIVE
          """)
  void needsASelfDefinedLengthToPersist(
      String version, String connection, Framing framing, PersistenceDecision decision) {
    assertEquals(
        decision,
        PersistenceRules.possible(
            1,
            version.charAt(2) - '0',
            options(connection),
            new BodyFraming(framing, BodyFraming.UNKNOWN_LENGTH)));
  }

  private static ConnectionOptions options(String connection) {
    ConnectionOptions options = new ConnectionOptions();
    byte[] earlier = "close, keep-alive".getBytes(ISO_8859_1);
    options.add(earlier, 0, earlier.length);
    options.reset();
    if (!connection.equals("-")) {
      byte[] value = connection.getBytes(ISO_8859_1);
      options.add(value, 0, value.length);
    }
    return options;
  }
}
