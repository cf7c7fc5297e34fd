package io.chunkscope.verify.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;
import io.chunkscope.verify.CaptureAnalysis;
import io.chunkscope.verify.RunOptions;
import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.ConnectionCheck;
import io.chunkscope.verify.expect.check.ExchangeCheck;
import io.chunkscope.verify.expect.check.Judgement;
import io.chunkscope.verify.expect.yaml.ExpectationFile;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An analysis that is kept is judged as it was judged while it ran. */
class LaterJudgementTest {
  private static final String KEYS =
      """
      expect:
        - status: 200
          content-type: text/*
          framing: chunked
          complete: true
          content-coding: gzip
          http-version: HTTP/1.1
          chunks-at-least: 2
          streamed: true
          flushes-at-most: 2
          first-byte-within: 1ns
          first-flush-within: 1ns
          last-byte-within: 1ns
          delivery-at-least: 1ms
          persists: true
          keep-alive-at-least: 5s
          keep-alive-kept: true
          reused-at-least: 1
          close-lag-at-most: 1ms
      """;

  private final List<Check> checks = checks();
  private final IdentityHashMap<Object, List<Judgement>> early = new IdentityHashMap<>();

  private static List<Check> checks() {
    try {
      return ExpectationFile.parse("keys", KEYS).expectations().get(0).checks();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyJudgementOfTheCorpusStays() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("../samples/corpus"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.pcap(ng)?")).toList()) {
        CaptureAnalysis analysis = CaptureAnalysis.of(file, RunOptions.DEFAULTS, new Early());
        for (Exchange exchange : analysis.exchanges()) {
          assertEquals(early.remove(exchange), judge(exchange), file + ": " + exchange.path());
        }
        for (ConnectionTrace connection : analysis.connections()) {
          assertEquals(early.remove(connection), judge(connection), file.toString());
        }
        assertTrue(early.isEmpty(), file.toString());
      }
    }
  }

  @Test
  void everythingThatTcpKnewIsStillTold() throws Exception {
    Map<String, Object> live = new HashMap<>();
    CaptureAnalysis analysis =
        CaptureAnalysis.of(
            Corpus.path("tcp/gap-in-head"),
            RunOptions.DEFAULTS,
            new Early() {
              @Override
              public void onConnection(ConnectionTrace connection) {
                live.putAll(answers(connection.transport()));
              }
            });
    assertEquals(live, answers(analysis.connections().get(0).transport()));
    assertTrue(live.size() > 30, live.toString());
  }

  /** What each question is answered, for each direction where it has one. */
  private static Map<String, Object> answers(TransportView transport) {
    Map<String, Object> answers = new HashMap<>();
    for (Method question : TransportView.class.getMethods()) {
      if (question.getParameterCount() == 0) {
        answers.put(question.getName(), ask(question, transport));
        continue;
      }
      for (Direction direction : Direction.values()) {
        answers.put(question.getName() + direction, ask(question, transport, direction));
      }
    }
    return answers;
  }

  private static Object ask(Method question, TransportView transport, Object... arguments) {
    try {
      return question.invoke(transport, arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(question.getName(), e);
    }
  }

  private List<Judgement> judge(Exchange exchange) {
    List<Judgement> judgements = new ArrayList<>();
    for (Check check : checks) {
      if (check instanceof ExchangeCheck ofExchange) {
        judgements.add(ofExchange.judge().judge(exchange, List.of()));
      }
    }
    return judgements;
  }

  private List<Judgement> judge(ConnectionTrace connection) {
    List<Judgement> judgements = new ArrayList<>();
    for (Check check : checks) {
      if (check instanceof ConnectionCheck ofConnection) {
        judgements.add(ofConnection.judge().judge(connection));
      }
    }
    return judgements;
  }

  private class Early implements AnalysisHandler {
    @Override
    public void onExchange(Exchange exchange) {
      early.put(exchange, judge(exchange));
    }

    @Override
    public void onConnection(ConnectionTrace connection) {
      early.put(connection, judge(connection));
    }

    @Override
    public void onFinding(Finding finding) {}
  }
}
