package io.chunkscope.verify.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.verify.RunOptions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictScopeTest {
  private static final String WHOLE =
      """
      verdict 1
      capture pcap ETHERNET packets=14 complete
      connection 0 http/1 client 198.51.100.7:49152 server 192.0.2.10:80 end=open
      exchange 0.0 GET / HTTP/1.1 none -> 200 HTTP/1.1 none
      connection 1 http/1 client 198.51.100.7:49153 server [2001:db8::a]:8080 end=open
      exchange 1.0 GET / HTTP/1.1 none -> 200 HTTP/1.1 none
      finding error high streamed-unframed 0.0 response server frames=6
      finding info high capture-incomplete - - capture frames=-
      finding notice high obs-fold 1 request client frames=7
      finding notice high rule-of-old 0 request client frames=7
      """;

  @Test
  void everythingIsComparedWhereNothingWasChosen() throws VerdictFormatException {
    Verdict whole = VerdictReader.read(WHOLE);
    VerdictScope scope = new VerdictScope(RunOptions.DEFAULTS);
    assertTrue(scope.isAll());
    assertSame(whole, scope.of(whole));
  }

  @Test
  void findingsOfRulesThatDidNotRunAreNotCompared() throws VerdictFormatException {
    assertEquals(
        List.of("streamed-unframed"), rules(scope(Set.of(), Set.of("delivery"), Set.of())));
    assertEquals(
        List.of("capture-incomplete", "obs-fold", "rule-of-old"),
        rules(scope(Set.of(), Set.of(), Set.of("streamed-unframed"))));
  }

  @Test
  void connectionsToOtherPortsAreNotComparedNorWhatIsAboutTheWhole() throws VerdictFormatException {
    VerdictScope scope = scope(Set.of(8080), Set.of(), Set.of());
    assertFalse(scope.isAll());
    Verdict part = scope.of(VerdictReader.read(WHOLE));
    assertEquals(1, part.connectionCount());
    assertEquals(1, part.exchanges().get(0).connection());
    assertEquals(List.of("obs-fold"), rules(scope));
  }

  private static List<String> rules(VerdictScope scope) throws VerdictFormatException {
    return scope.of(VerdictReader.read(WHOLE)).findings().stream()
        .map(FindingLine::rule)
        .sorted()
        .toList();
  }

  private static VerdictScope scope(Set<Integer> ports, Set<String> selected, Set<String> ignored) {
    return new VerdictScope(
        new RunOptions(
            CaptureOptions.DEFAULTS,
            AnalyzerOptions.DEFAULTS.withServerPorts(ports),
            new RuleSelection(selected, ignored)));
  }
}
