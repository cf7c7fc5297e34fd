package io.chunkscope.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A capture of real programs and what they noted of it, from its {@code .origin} file.
 *
 * @param name its file name without suffix
 * @param capture the capture
 * @param connections by number
 */
record RealCapture(String name, Path capture, List<NotedConnection> connections) {
  static final Path FOLDER = Path.of("corpus", "real");
  private static final String ORIGIN = ".origin";

  /**
   * A connection.
   *
   * @param id Wireshark's number of it
   * @param client address and port
   * @param server address and port
   * @param end how it ended
   * @param exchanges in order
   */
  record NotedConnection(
      long id, String client, String server, String end, List<NotedExchange> exchanges) {}

  /**
   * An exchange: what curl and the server's own log say.
   *
   * @param facts the words of the form {@code name=value}
   * @param interim statuses of interim responses
   */
  record NotedExchange(
      String method,
      String target,
      String version,
      int status,
      String framing,
      Map<String, String> facts,
      List<Integer> interim) {}

  static List<RealCapture> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(ORIGIN))
          .sorted()
          .map(RealCapture::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is said how the capture was made. */
  Path origin() {
    return FOLDER.resolve(name + ORIGIN);
  }

  Path verdict() {
    return FOLDER.resolve(name + ".verdict");
  }

  private static RealCapture read(Path origin) {
    String file = origin.getFileName().toString();
    String name = file.substring(0, file.length() - ORIGIN.length());
    Path pcap = FOLDER.resolve(name + ".pcap");
    Path capture = Files.exists(pcap) ? pcap : FOLDER.resolve(name + ".pcapng");
    List<NotedConnection> connections = new ArrayList<>();
    List<NotedExchange> exchanges = new ArrayList<>();
    for (String line : lines(origin)) {
      String[] words = line.strip().split(" ");
      switch (words[0]) {
        case "connection" -> {
          exchanges = new ArrayList<>();
          connections.add(
              new NotedConnection(
                  Long.parseLong(words[1]),
                  words[2],
                  words[4],
                  facts(words).get("end"),
                  exchanges));
        }
        case "exchange" ->
            exchanges.add(
                new NotedExchange(
                    words[1],
                    words[2],
                    words[3],
                    Integer.parseInt(words[4]),
                    words[5],
                    facts(words),
                    new ArrayList<>()));
        case "interim" ->
            exchanges.get(exchanges.size() - 1).interim().add(Integer.valueOf(words[1]));
        default -> throw new IllegalArgumentException(origin + ": " + line);
      }
    }
    return new RealCapture(name, capture, connections);
  }

  /** The script that records it anew, named by its origin. */
  Path script() {
    try (Stream<String> lines = Files.lines(origin())) {
      String recorded =
          lines.filter(line -> line.startsWith("# Recorded:")).findFirst().orElseThrow();
      return Path.of("..").resolve(recorded.replaceFirst(".* (samples/record/[^ ]+).*", "$1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path origin) {
    try (Stream<String> lines = Files.lines(origin)) {
      return lines.filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> facts(String[] words) {
    Map<String, String> facts = new HashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        facts.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return facts;
  }

  @Override
  public String toString() {
    return name;
  }
}
