package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users are told who give {@code compare} something else than both sides of a hop. */
class CompareOperandsTest {
  private static final String HOPS = "../samples/hops/";
  private static final String SERVER = HOPS + "two-clocks.server.pcap.gz";
  private static final String CLIENT = HOPS + "two-clocks.client.pcap.gz";
  private static final String BOTH = HOPS + "nginx-1.1.pcap.gz";

  @TempDir private Path directory;

  private static Invocation compare(String... operands) {
    String[] all = new String[operands.length + 1];
    all[0] = "compare";
    System.arraycopy(operands, 0, all, 1, operands.length);
    return Invocation.of(all);
  }

  private static void assertRefused(Invocation run, String words) {
    assertEquals(2, run.status(), run.out());
    assertTrue(run.err().contains(words), run.err());
  }

  private String empty() throws IOException {
    return Files.write(directory.resolve("empty.pcap"), new TestCapture().bytes()).toString();
  }

  @Test
  void sidesThatAreSwappedAreToldAndNotReportedOn() {
    Invocation run = compare(CLIENT, SERVER);

    assertRefused(run, "the wrong way round: the server side comes first");
    assertTrue(run.err().contains("chunkscope compare " + SERVER + " " + CLIENT), run.err());
    assertEquals("", run.out());
  }

  @Test
  void oneSideTwiceIsNoHop() {
    Invocation run = compare(SERVER, SERVER);

    assertTrue(run.err().contains("both captures hold the same connections"), run.err());
    assertTrue(run.out().contains("of one side of the hop, not of two"), run.out());
    assertEquals("", compare(SERVER, CLIENT).err());
  }

  @Test
  void capturesWithoutACommonExchangeAreNotCompared() {
    assertRefused(
        compare(HOPS + "squid.pcap.gz", BOTH, "--front", ":8001", "--back", ":8080"),
        "nothing to compare: no exchange of " + BOTH + " was found in");
  }

  @Test
  void aCaptureOfOneSideAloneNamesTheServersInIt() {
    assertRefused(compare(CLIENT), "or give two captures (servers in it: 192.0.2.2:8002)");
    assertRefused(
        compare(CLIENT, "--front", ":8002", "--back", ":8080"),
        "no exchange at --back in " + CLIENT + "; servers in it: 192.0.2.2:8002");
  }

  @ParameterizedTest
  @CsvSource({"--front, :9999", "--back, 192.0.2.9"})
  void anEndpointThatNobodyAskedIsNamedWithThoseThatWereAsked(String option, String endpoint) {
    assertRefused(
        compare(BOTH, option, endpoint),
        "no exchange at " + option + " in " + BOTH + "; servers in it: 192.0.2.");
  }

  @Test
  void theFrontGivenAsBackIsNoHopThatIsThere() {
    assertRefused(compare(BOTH, "--back", ":8001"), "no two sides of a hop in " + BOTH + " that");
  }

  @Test
  void oneOfFrontAndBackIsEnough() {
    assertEquals(0, compare(BOTH, "--front", ":8001").status());
    assertEquals(0, compare(BOTH, "--back", "192.0.2.3").status());
  }

  @Test
  void anEmptyCaptureIsToldToBeEmpty() throws IOException {
    assertRefused(compare(empty()), "(it has no HTTP exchange)");
    Invocation run = compare(empty(), CLIENT);
    assertRefused(run, "nothing to compare");
    assertTrue(
        run.out().contains("Nothing to compare: the server side has no exchange, the client"),
        run.out());
    Invocation other = compare(SERVER, empty());
    assertRefused(other, "nothing to compare");
    assertFalse(other.out().contains("health check"), other.out());
  }

  @Test
  void threeCapturesAreOneTooMany() {
    assertRefused(compare(SERVER, CLIENT, SERVER), "one capture or two can be compared, not 3");
  }

  @Test
  void standardInputIsRefusedWithTheReason() {
    assertRefused(compare("-"), "have to be files, not standard input");
  }
}
