package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.cli.report.junit.JunitSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Findings as tests, held against the schema that readers of JUnit XML have in common. */
class FindingTestsTest {
  @TempDir private Path directory;

  @Test
  void aRuleIsATestThatFailsWhenTheExitStatusDoes() throws Exception {
    byte[] capture = new TestCapture().streamedUnframed("/page").bytes();
    Element suite = suite(0, capture, "--fail-on", "never");
    assertEquals("77", suite.getAttribute("tests"));
    assertEquals("0", suite.getAttribute("failures"));
    Element failing = suite(1, capture);
    assertEquals("1", failing.getAttribute("failures"));
    Element failure = (Element) failing.getElementsByTagName("failure").item(0);
    assertEquals("streamed-unframed", ((Element) failure.getParentNode()).getAttribute("name"));
    assertEquals("error", failure.getAttribute("type"));
    assertTrue(failure.getAttribute("message").startsWith("GET /page was streamed"));
    assertTrue(failure.getTextContent().contains("Look: connection 0 exchange 0; frames "));
  }

  @Test
  void onlyRulesThatRanAreTests() throws Exception {
    Element suite = suite(0, new TestCapture().framed("/").bytes(), "--select", "chunk,bare-cr");
    assertTrue(Integer.parseInt(suite.getAttribute("tests")) < 20);
  }

  @Test
  void manyFindingsOfARuleAreOneFailureOfBoundedLength() throws Exception {
    TestCapture capture = new TestCapture();
    for (int i = 0; i < 200; i++) {
      capture.streamedUnframed("/page/" + i);
    }
    Element failure = (Element) suite(1, capture.bytes()).getElementsByTagName("failure").item(0);
    assertTrue(failure.getAttribute("message").startsWith("200 times, first: "));
    assertTrue(failure.getTextContent().endsWith("and 150 more"));
  }

  @Test
  void aCaptureThatEndsTooEarlyIsAnError() throws Exception {
    byte[] whole = new TestCapture().framed("/").bytes();
    Element suite = suite(0, Arrays.copyOf(whole, whole.length - 3));
    assertEquals("1", suite.getAttribute("errors"));
  }

  @Test
  void hostileBytesStayHarmless() throws Exception {
    Path file = directory.resolve("hostile.pcap");
    Files.write(file, HostileCapture.bytes());
    String xml = Invocation.of("analyze", "--format", "junit", file.toString()).out();
    assertFalse(xml.chars().anyMatch(HostileCapture::isDangerous), "raw control characters");
    assertFalse(xml.contains("<script"), "markup");
    Document document = JunitSchema.validated(xml);
    assertTrue(document.getElementsByTagName("failure").getLength() > 0);
  }

  private Element suite(int status, byte[] capture, String... options) throws Exception {
    Path file = directory.resolve("capture.pcap");
    Files.write(file, capture);
    String[] arguments =
        Arrays.copyOf(new String[] {"analyze", "--format", "junit"}, 4 + options.length);
    arguments[3] = file.toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    Invocation run = Invocation.of(arguments);
    assertEquals(status, run.status(), run.err());
    return (Element) JunitSchema.validated(run.out()).getElementsByTagName("testsuite").item(0);
  }
}
