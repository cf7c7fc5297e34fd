package io.chunkscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.analyzer.model.Request;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.samples.RealCapture.NotedConnection;
import io.chunkscope.samples.RealCapture.NotedExchange;
import io.chunkscope.verify.CaptureAnalysis;
import io.chunkscope.verify.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What curl and the servers noted while they talked is what the analyzer reads off the wire. */
class RealCapturesTest {
  private final List<String> problems = new ArrayList<>();

  static List<RealCapture> captures() {
    return RealCapture.all();
  }

  /** What the participants note as the status of a request that was lost. */
  private static final int NO_RESPONSE = 0;

  @ParameterizedTest
  @MethodSource("captures")
  void verdictIsTheOneBesideTheCapture(RealCapture real) throws Exception {
    Verdict verdict = Verdict.of(CaptureAnalysis.of(real.capture()));
    Golden.check(real.verdict(), verdict);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void analyzerAgreesWithTheParticipants(RealCapture real) throws Exception {
    CaptureAnalysis analysis = CaptureAnalysis.of(real.capture());
    same(real.name(), "connections", real.connections().size(), analysis.connections().size());
    for (int i = 0; i < Math.min(real.connections().size(), analysis.connections().size()); i++) {
      compare(analysis, real.connections().get(i), analysis.connections().get(i));
    }
    assertEquals(List.of(), problems, () -> real + ":\n" + String.join("\n", problems) + "\n");
  }

  @Test
  void everyFileIsPartOfACaptureWithItsOriginAndVerdict() throws IOException {
    Set<Path> strays = new TreeSet<>();
    try (Stream<Path> files = Files.list(RealCapture.FOLDER)) {
      files.forEach(strays::add);
    }
    for (RealCapture real : captures()) {
      for (Path part : List.of(real.capture(), real.origin(), real.verdict())) {
        assertTrue(Files.exists(part), part + " is missing");
        strays.remove(part);
      }
      assertTrue(Files.exists(real.script()), real + ": there is no " + real.script());
    }
    assertEquals(Set.of(), strays, "files that belong to no capture");
  }

  private void compare(CaptureAnalysis analysis, NotedConnection noted, ConnectionTrace found) {
    String where = "connection " + noted.id();
    same(where, "id", noted.id(), found.id());
    same(where, "client", noted.client(), found.info().client().toString());
    same(where, "server", noted.server(), found.info().server().toString());
    same(where, "end", noted.end(), end(found));
    List<Exchange> exchanges = analysis.exchangesOf(found);
    same(where, "exchanges", noted.exchanges().size(), exchanges.size());
    for (int i = 0; i < Math.min(noted.exchanges().size(), exchanges.size()); i++) {
      compare(where + " exchange " + i, noted.exchanges().get(i), exchanges.get(i));
    }
  }

  private void compare(String where, NotedExchange noted, Exchange found) {
    Request request = found.request();
    Response response = found.response();
    if (noted.status() == NO_RESPONSE && request != null) {
      same(where, "method", noted.method(), request.method());
      same(where, "target", noted.target(), request.target());
      same(where, "response", null, response == null ? null : response.status());
      number(where, noted, "upload", request.bodyBytes());
      return;
    }
    if (request == null || response == null) {
      problems.add(where + " has no " + (request == null ? "request" : "response"));
      return;
    }
    same(where, "method", noted.method(), request.method());
    same(where, "target", noted.target(), request.target());
    same(where, "version", noted.version(), request.version());
    same(where, "status", noted.status(), response.status());
    same(where, "framing", noted.framing(), response.framing().label());
    same(where, "complete", !"no".equals(noted.facts().get("complete")), response.complete());
    List<Integer> interim = found.interim().stream().map(Response::status).toList();
    same(where, "interim", noted.interim(), interim);
    number(where, noted, "body", response.bodyBytes());
    number(where, noted, "flushes", flushes(response));
    number(where, noted, "chunks", response.chunks() == null ? 0 : response.chunks().count());
    number(where, noted, "upload", request.bodyBytes());
    word(where, noted, "upload-framing", request.framing().label());
    word(where, noted, "coding", response.fields().first(FieldName.CONTENT_ENCODING));
    same(where, "request complete", true, request.complete());
  }

  private void number(String where, NotedExchange noted, String name, long found) {
    String value = noted.facts().get(name);
    if (value != null) {
      same(where, name, Long.parseLong(value), found);
    }
  }

  private void word(String where, NotedExchange noted, String name, String found) {
    String value = noted.facts().get(name);
    if (value != null) {
      same(where, name, value, found);
    }
  }

  private void same(String where, String what, Object noted, Object found) {
    if (!Objects.equals(noted, found)) {
      problems.add(where + ": " + what + " is " + found + ", they noted " + noted);
    }
  }

  private static long flushes(HttpMessage message) {
    return message.delivery() == null ? 0 : message.delivery().flushes();
  }

  private static String end(ConnectionTrace connection) {
    String end = connection.end().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return end.replace("reset-by", "rst-by");
  }
}
