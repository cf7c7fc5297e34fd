package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class CheckCommandTest {
  private static final byte[] RAW = new TestCapture().streamedUnframed("/page").bytes();
  private static final byte[] FRAMED = new TestCapture().framed("/page").bytes();

  @TempDir private Path directory;
  private String raw;
  private String framed;

  @BeforeEach
  void writeCaptures() throws IOException {
    raw = file("raw.pcap", RAW);
    framed = file("framed.pcap", FRAMED);
  }

  @Test
  void exitStatusIs0WhereAllIsMet() throws IOException {
    Invocation run = Invocation.of("check", "--expect", yaml("expect: [{complete: true}]"), framed);
    assertEquals(0, run.status(), run.out());
    assertEquals("", run.err());
    assertTrue(run.out().startsWith("passed    every exchange: 1 exchange ("), run.out());
    assertTrue(run.out().endsWith("\n1 expectation, met.\n"), run.out());
  }

  @Test
  void exitStatusIs1WhereSomethingIsNot() throws IOException {
    String site = yaml("expect:\n  - for: /page\n    framing: chunked\n");
    Invocation run = Invocation.of("check", "-e", site, raw);
    assertEquals(1, run.status());
    for (String part :
        new String[] {
          "failed    /page (" + site + ":2)",
          "fails for 1 of 1 exchange",
          "GET /page at ",
          "framing: expected chunked, measured close-delimited (RFC 9112 §6.3(8))",
          "Look: connection 0 exchange 0; frames ",
          "Wireshark: tcp.stream eq 0",
          "1 expectation: 0 passed, 1 failed.",
        }) {
      assertTrue(run.out().contains(part), part + " in\n" + run.out());
    }
  }

  @Test
  void exitStatusIs1WhereNothingCanBeJudged() throws IOException {
    Invocation run =
        Invocation.of("check", "-e", yaml("expect: [{for: /other, complete: true}]"), raw);
    assertEquals(1, run.status());
    assertTrue(run.out().startsWith("unjudged  /other: no exchange in the capture"), run.out());
    assertTrue(run.out().contains("0 passed, 1 with nothing to judge."), run.out());
  }

  @Test
  void whatTheCaptureDoesNotTellIsSaid() throws IOException {
    String cut =
        file("cut.pcap", new TestCapture().open(80).client("GET / HTTP/1.1\r\n\r\n").bytes());
    Invocation run = Invocation.of("check", "-e", yaml("expect: [{complete: true}]"), cut);
    assertEquals(1, run.status());
    assertTrue(
        run.out().startsWith("unjudged  every exchange: the only exchange that is meant could not"),
        run.out());
    assertTrue(run.out().contains("not judged, 1 cannot tell"), run.out());
    assertTrue(
        run.out().contains("complete: cannot tell: the capture ends before the response"),
        run.out());
  }

  @Test
  void onlyTheFirstPlacesAreShown() throws IOException {
    TestCapture capture = new TestCapture();
    for (int i = 0; i < 20; i++) {
      capture.framed("/" + i);
    }
    String many = file("many.pcap", capture.bytes());
    Invocation run = Invocation.of("check", "-e", yaml("expect: [{framing: chunked}]"), many);
    assertEquals(3, run.out().lines().filter(line -> line.contains("Look: ")).count(), run.out());
    assertTrue(run.out().contains("\n          and 17 more failures\n"), run.out());
  }

  @Test
  void everyProblemOfAFileIsOneLine() throws IOException {
    String site = yaml("expect:\n  - framing: raw\n  - flushs: 1\n");
    Invocation run = Invocation.of("check", "-e", site, raw);
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertEquals(2, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("chunkscope: " + site + ":2: framing expects"), run.err());
    assertTrue(run.err().contains(site + ":3: unknown key 'flushs'"), run.err());
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    String site = yaml("expect: [{complete: true}]");
    String missing = directory.resolve("missing").toString();
    Invocation noFile = Invocation.of("check", "-e", missing, raw);
    assertEquals(2, noFile.status());
    assertEquals("chunkscope: " + missing + ": no such file\n", noFile.err());
    Invocation noCapture = Invocation.of("check", "-e", site, missing, framed);
    assertEquals(2, noCapture.status());
    assertTrue(noCapture.out().contains("met."), "the other capture is judged");
    assertEquals(2, Invocation.of("check", "-e", directory.toString(), raw).status());
  }

  @Test
  void wrongUsageIsSaid() throws IOException {
    String site = yaml("expect: [{complete: true}]");
    assertMisuse("which expectations?", "check", raw);
    assertMisuse("which capture?", "check", "-e", site);
    assertMisuse("which capture?", "check", "--init");
    assertMisuse("exclude each other", "check", "--init", "-e", site, raw);
    assertMisuse("exclude each other", "check", "--init", "--schema");
    assertMisuse("only once", "check", "-e", site, "-", "-");
    assertMisuse("would overwrite a capture", "check", "-e", site, "-o", raw, raw);
    assertMisuse("would overwrite the expectations", "check", "-e", site, "-o", site, raw);
    assertArrayEquals(RAW, Files.readAllBytes(Path.of(raw)));
  }

  private static void assertMisuse(String message, String... arguments) {
    Invocation run = Invocation.of(arguments);
    assertEquals(2, run.status());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void severalFilesAndCapturesAreJudgedTogether() throws IOException {
    String one =
        file("one.yaml", "expect: [{framing: close-delimited}]".getBytes(StandardCharsets.UTF_8));
    String two = file("two.yaml", "no-findings: error".getBytes(StandardCharsets.UTF_8));
    Invocation run = Invocation.of("check", "-e", one, "-e", two, framed, raw);
    assertEquals(1, run.status());
    assertTrue(run.out().contains("fails for 1 of 2 exchanges"), run.out());
    assertTrue(run.out().contains("Look: " + framed + "; connection 0 exchange 0"), run.out());
    assertTrue(run.out().contains("Look: " + raw + "; connection 0 exchange 0"), run.out());
    assertTrue(run.out().contains("2 expectations: 0 passed, 2 failed."), run.out());
  }

  @Test
  void readsStandardInput() throws IOException {
    String site = yaml("expect: [{framing: chunked}]");
    Invocation run =
        Invocation.with(RAW, false, Map.of(), "check", "--format", "json", "-e", site, "-");
    assertEquals(1, run.status());
    assertTrue(run.out().contains("\"capture\":\"standard input\""), run.out());
  }

  @Test
  void aDamagedCaptureIsJudgedAndFailsTheJob() throws IOException {
    byte[] corrupt = Arrays.copyOf(FRAMED, FRAMED.length + 16);
    Arrays.fill(corrupt, FRAMED.length, corrupt.length, (byte) 0x7f);
    String file = file("corrupt.pcap", corrupt);
    String site = yaml("expect: [{complete: true}]\nno-capture-gaps: true");
    Invocation run = Invocation.of("check", "-e", site, file);
    assertEquals(2, run.status());
    assertTrue(run.out().contains("passed    every exchange"), run.out());
    assertTrue(run.out().contains("no-capture-gaps: info capture-incomplete:"), run.out());
  }

  @Test
  void writesJson() throws IOException {
    String site = yaml("expect:\n  - {for: /page, framing: chunked}\n  - complete: true\n");
    Path report = directory.resolve("report.json");
    Invocation run =
        Invocation.of("check", "--format", "json", "-o", report.toString(), "-e", site, raw);
    assertEquals(1, run.status());
    assertEquals("", run.out());
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertEquals(1, json.get("schema").asInt());
    assertEquals(raw, json.at("/captures/0/file").asText());
    assertTrue(json.at("/captures/0/problem").isNull());
    assertEquals(1, json.at("/summary/passed").asInt());
    assertEquals(1, json.at("/summary/failed").asInt());
    JsonNode first = json.at("/expectations/0");
    assertEquals(2, first.get("line").asInt());
    assertEquals("failed", first.get("result").asText());
    assertEquals(1, first.at("/exchanges/failed").asInt());
    assertEquals("framing", first.at("/checks/0/key").asText());
    JsonNode failure = first.at("/failures/0");
    assertEquals("/page", failure.get("target").asText());
    assertEquals("chunked", failure.get("expected").asText());
    assertEquals("tcp.stream eq 0", failure.get("filter").asText());
    assertTrue(failure.get("frames").size() > 0);
    assertEquals("passed", json.at("/expectations/1/result").asText());
  }

  @Test
  void writesJunitXml() throws Exception {
    String site = yaml("expect:\n  - {for: /page, framing: chunked}\n  - complete: true\n");
    String missing = directory.resolve("missing").toString();
    Invocation run = Invocation.of("check", "--format", "junit", "-e", site, raw, missing);
    assertEquals(2, run.status());
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertEquals("3", root.getAttribute("tests"));
    assertEquals("1", root.getAttribute("failures"));
    assertEquals("1", root.getAttribute("errors"));
    Element failure = (Element) root.getElementsByTagName("failure").item(0);
    assertEquals(
        "framing: expected chunked, measured close-delimited (RFC 9112 §6.3(8))",
        failure.getAttribute("message"));
    assertTrue(failure.getTextContent().contains("Wireshark: tcp.stream eq 0"));
    assertTrue(failure.getTextContent().contains(site + ":2"));
  }

  @Test
  void aDraftIsMetByItsCapture() throws IOException {
    Path site = directory.resolve("site.yaml");
    Invocation init = Invocation.of("check", "--init", raw, framed, "-o", site.toString());
    assertEquals(0, init.status(), init.err());
    assertEquals("", init.out());
    Invocation run = Invocation.of("check", "--expect", site.toString(), raw, framed);
    assertEquals(0, run.status(), Files.readString(site) + run.out());
    assertTrue(Invocation.of("check", "--init", raw).out().startsWith("# What " + raw + " shows:"));
  }

  @Test
  void printsTheSchema() throws IOException {
    Invocation run = Invocation.of("check", "--schema");
    assertEquals(0, run.status());
    assertEquals(
        "http://json-schema.org/draft-07/schema#",
        new ObjectMapper().readTree(run.out()).get("$schema").asText());
  }

  @Test
  void nothingFromTheWireReachesTheTerminal() throws IOException {
    String hostile = "/\u001b[2J\u0007\u009b31m<b>";
    String capture = file("hostile.pcap", new TestCapture().streamedUnframed(hostile).bytes());
    String site = yaml("expect: [{framing: chunked, no-findings: error}]\nno-findings: error");
    Invocation text = Invocation.of("check", "-e", site, capture);
    assertEquals(1, text.status());
    assertTrue(text.out().contains("GET /\\x1b[2J\\x07\\x9b31m<b>"), text.out());
    for (String format : new String[] {"text", "junit", "json"}) {
      String out = Invocation.of("check", "--format", format, "-e", site, capture).out();
      assertTrue(
          out.chars().noneMatch(c -> (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0)), out);
    }
    assertTrue(
        Invocation.of("check", "--init", capture)
            .out()
            .chars()
            .noneMatch(c -> (c < 0x20 && c != '\n') || c > 0x7e));
    String named =
        file("a\u001b[2J.yaml", "expect: [{framing: \u0085x}]".getBytes(StandardCharsets.UTF_8));
    String err = Invocation.of("check", "-e", named, capture).err();
    assertFalse(err.contains("\u001b") || err.contains("\u0085"), err);
  }

  @Test
  void coloursOnlyWhereTheyAreWanted() throws IOException {
    String site = yaml("expect: [{framing: chunked}]");
    assertFalse(Invocation.of("check", "-e", site, raw).out().contains("\u001b"));
    assertTrue(
        Invocation.with(new byte[0], true, Map.of(), "check", "-e", site, raw)
            .out()
            .startsWith("\u001b[1;31mfailed"));
  }

  private String yaml(String text) throws IOException {
    return file("site.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes).toString();
  }
}
