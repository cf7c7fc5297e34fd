package io.chunkscope.verify.verdict;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.SkippedNote;
import io.chunkscope.capture.stream.Direction;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The line about a connection: {@code connection 0 http/1 client 198.51.100.7:49152 server
 * 192.0.2.10:80 end=fin-by-client roles=certain missing=0/0}.
 *
 * @param id Wireshark's {@code tcp.stream}
 */
record ConnectionLine(long id, String text) {
  static final String KIND = "connection";

  static ConnectionLine of(ConnectionTrace connection) {
    String line =
        KIND
            + " "
            + connection.id()
            + " "
            + connection.protocol().label()
            + " client "
            + connection.info().client()
            + " server "
            + connection.info().server()
            + " end="
            + Labels.kebab(connection.end())
            + " roles="
            + (connection.info().rolesCertain() ? "certain" : "guessed")
            + " missing="
            + connection.missingBytes(Direction.CLIENT_TO_SERVER)
            + "/"
            + connection.missingBytes(Direction.SERVER_TO_CLIENT);
    if (!connection.skipped().isEmpty()) {
      line +=
          connection.skipped().stream()
              .map(ConnectionLine::skipped)
              .collect(Collectors.joining(",", " skipped=", ""));
    }
    return new ConnectionLine(connection.id(), line);
  }

  static ConnectionLine parse(String line) {
    Words words = new Words(line);
    words.expect(KIND);
    long id = Words.number(words.next("its number"), "a connection's number");
    ConnectionLine parsed = new ConnectionLine(id, line);
    parsed.facts();
    return parsed;
  }

  Map<String, String> facts() {
    Words words = new Words(text);
    words.expect(KIND);
    words.next("its number");
    Facts facts = new Facts("");
    facts.put("protocol", words.next("the protocol"));
    words.expect("client");
    facts.put("client", words.next("the client"));
    words.expect("server");
    facts.put("server", endpoint(words.next("the server")));
    while (words.hasNext()) {
      String word = words.next("a fact");
      if (!facts.putPair(word)) {
        throw new DamagedLine("'" + Words.shown(word) + "' is not name=value");
      }
    }
    return facts.map();
  }

  String client() {
    return facts().get("client");
  }

  String server() {
    return facts().get("server");
  }

  int serverPort() {
    String server = server();
    return (int) Words.number(server.substring(server.lastIndexOf(':') + 1), "a port");
  }

  private static String endpoint(String word) {
    int colon = word.lastIndexOf(':');
    if (colon < 0 || Words.number(word.substring(colon + 1), "a port") > 65_535) {
      throw new DamagedLine("'" + Words.shown(word) + "' is not an address and a port");
    }
    return word;
  }

  private static String skipped(SkippedNote note) {
    return Labels.message(note.direction())
        + ":"
        + Labels.kebab(note.reason())
        + "@"
        + note.start()
        + ".."
        + note.end();
  }
}
