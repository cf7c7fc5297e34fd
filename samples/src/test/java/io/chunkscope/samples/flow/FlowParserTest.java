package io.chunkscope.samples.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowParserTest {

  @Test
  void consecutiveLinesOfOneSideAreOneBlock() {
    assertEquals(
        List.of("send CLIENT GET / HTTP/1.1\r\nHost: a\r\n\r\n", "send SERVER HTTP/1.1 200 OK"),
        actions("# why\n> GET / HTTP/1.1\\r\\n\n> Host: a\\r\\n\n> \\r\\n\n< HTTP/1.1 200 OK\n"));
  }

  @Test
  void emptyLinesCommentsAndDirectivesEndABlock() {
    assertEquals(
        List.of(
            "send SERVER a", "send SERVER b", "pause 20000000", "send SERVER c", "send SERVER d"),
        actions("# why\n< a\n\n< b\nwait 20ms\n< c\n# and then\n< d"));
  }

  @Test
  void escapesStandForSingleBytes() {
    assertEquals(
        List.of("send CLIENT a\r\n\t\0\\\u00ffz"), actions("# why\n> a\\r\\n\\t\\0\\\\\\xffz"));
  }

  @Test
  void charactersBeyondAsciiAreUtf8() {
    assertEquals(List.of("send CLIENT \u00e2\u0082\u00ac"), actions("# why\n> \u20ac"));
  }

  @Test
  void repetitionGivesExactlyTheBytesAskedFor() {
    assertEquals(List.of("send SERVER abcabca"), actions("# why\n< *7 abc"));
  }

  @Test
  void commentsAtTheTopTellPurposeRulesAndExchanges() {
    Flow flow =
        Flow.parse(
            """
            # Why.
            # RFC 9112 §6
            # expect: a-rule, other-rule
            # never: third
            # exchange: GET / -> 200
            open
            # remark
            """);
    assertEquals(List.of("Why.", "RFC 9112 §6"), flow.purpose());
    assertEquals(List.of("a-rule", "other-rule"), flow.expects());
    assertEquals(List.of("third"), flow.nevers());
    assertEquals(List.of("GET / -> 200"), flow.exchanges());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait 3ns | pause 3",
        "wait 3us | pause 3000",
        "wait 3s | pause 3000000000",
        "adjust-clock -5ms | adjustClock -5000000",
        "ack late | ackMode LATE",
        "lose | fate LOSE 1",
        "drop-before 3 | fate DROP_BEFORE 3",
        "retransmit | retransmit null",
        "retransmit client | retransmit CLIENT",
        "retransmit-as *2 x | retransmitAs xx",
        "server [2001:db8::1]:8080 | endpoint SERVER 2001:db8::1 8080",
        "port client 40001 | endpoint CLIENT null 40001",
        "isn server 4294967295 | initialSequence SERVER 4294967295",
        "window client 0 | window CLIENT 0",
        "keepalive-probe client 1 | keepAliveProbe CLIENT 1",
        "time 1970-01-01T00:00:01.000000002Z | time 1000000002",
        "format pcap-ns big-endian | format [pcap-ns, big-endian]",
        "patch-file -4 \\x41 | patchFile -4 A",
        "frame \\x41BC | frame ABC",
        "truncate-stored 20 | truncateStored 20",
        "patch-stored 12 \\x41 | patchStored 12 A",
        "raw-file | rawFile ''",
        "half-close server | halfClose SERVER",
        "checksum bad | checksum false",
      })
  void directivesAskForWhatTheySay(String line, String action) {
    assertEquals(
        List.of(action.equals("rawFile ''") ? "rawFile " : action), actions("# why\n" + line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "opne | unknown directive opne",
        "wait | missing: a time",
        "wait 20 | a time ends in ns, us, ms or s",
        "wait -20ms | time does not run backwards",
        "wait 99999999999999999s | overflow",
        "wait 20ms more | too much after wait",
        "port client 0 | not between 1 and 65535",
        "port someone 80 | not a Side",
        "isn client -1 | 0 to 4294967295",
        "server 10.0.0.1 | not address:port",
        "open mss=3 | not between",
        "open fast | unknown option of open",
        "ack sometimes | not a AckMode",
        "checksum odd | good or bad",
        "time yesterday | not an instant",
        "> a\\q | unknown escape",
        "> a\\x4 | two hexadecimal digits",
        "> a\\ | a lone backslash",
        "> *3000 | a repetition is written",
        "> *many a | not a number",
        ">GET / | a space follows",
        "# expect: Not An Id | not a rule id",
      })
  void whatIsNotUnderstoodIsNamedWithItsLine(String line, String problem) {
    FlowException e =
        assertThrows(FlowException.class, () -> Flow.parse("# why\nopen\n\n" + line + "\n"));
    assertEquals(4, e.line());
    assertTrue(e.getMessage().startsWith("line 4: "), e.getMessage());
    assertTrue(e.getMessage().contains(problem), e.getMessage());
  }

  @Test
  void emptyBlockIsNamedWithTheLineWhereItBegins() {
    FlowException e =
        assertThrows(FlowException.class, () -> Flow.parse("# why\nopen\n> \n> \nwait 1s"));
    assertEquals(3, e.line());
  }

  @Test
  void recipeWithoutPurposeIsRefused() {
    assertEquals(1, assertThrows(FlowException.class, () -> Flow.parse("open\n")).line());
  }

  /** The actions that a recipe asks for, one line each; payload as ISO 8859-1. */
  private static List<String> actions(String text) {
    List<String> calls = new ArrayList<>();
    FlowActions log =
        (FlowActions)
            Proxy.newProxyInstance(
                FlowParserTest.class.getClassLoader(),
                new Class<?>[] {FlowActions.class},
                (proxy, method, arguments) -> {
                  calls.add(
                      method.getName()
                          + " "
                          + Arrays.stream(arguments == null ? new Object[0] : arguments)
                              .map(FlowParserTest::text)
                              .collect(Collectors.joining(" ")));
                  return null;
                });
    Flow.parse(text).play(log);
    return calls;
  }

  private static String text(Object argument) {
    return argument instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(argument);
  }
}
