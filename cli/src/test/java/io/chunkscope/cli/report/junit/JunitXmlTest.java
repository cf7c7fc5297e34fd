package io.chunkscope.cli.report.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chunkscope.cli.report.junit.TestCase.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class JunitXmlTest {

  @Test
  void resultsAreCountedAndTold() throws Exception {
    Document document =
        JunitSchema.validated(
            written(
                TestCase.passed("a.b", "one.pcap"),
                new TestCase("a.b", "two.pcap", Result.FAILURE, "changed", "short", "all\nof it"),
                new TestCase("a", "three.pcap", Result.ERROR, "error", "why", "why")));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertEquals("3", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals("1", suite.getAttribute("errors"));
    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertEquals("short", failure.getAttribute("message"));
    assertEquals("changed", failure.getAttribute("type"));
    assertEquals("all\nof it", failure.getTextContent());
    assertEquals("two.pcap", ((Element) failure.getParentNode()).getAttribute("name"));
    assertEquals(1, document.getElementsByTagName("error").getLength());
  }

  @Test
  void whatMeansSomethingInXmlComesBackAsItWas() throws Exception {
    String text = "<a href=\"x\">&amp; ]]> 'é€\ud83d\ude00' </failure>";
    String lines = text + "\n\t2\r\n3";
    Element failure = failure(lines, lines);
    assertEquals(lines, failure.getAttribute("message"));
    assertEquals(lines, failure.getTextContent());
  }

  @Test
  void noCharacterMakesADocumentThatIsNotWellFormed() throws Exception {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0x100; c++) {
      all.append(c);
    }
    all.append("\ud800 \udfff \ufffe\uffff\ufffd\udc00\ud800");
    Element failure = failure(all.toString(), all.toString());
    assertEquals(failure.getAttribute("message"), failure.getTextContent());
    assertFalse(failure.getTextContent().contains("\u001b"));
    assertEquals(0, failure.getTextContent().indexOf("\\u{0}\\u{1}"));
  }

  @Test
  void theSchemaRefusesWhatReadersRefuse() {
    assertThrows(
        SAXException.class,
        () -> JunitSchema.validated("<testsuites name=\"x\"><testcase/></testsuites>"));
  }

  private static Element failure(String message, String details) throws Exception {
    Document document =
        JunitSchema.validated(
            written(new TestCase("a", "b", Result.FAILURE, "changed", message, details)));
    return (Element) document.getElementsByTagName("failure").item(0);
  }

  private static String written(TestCase... cases) throws IOException {
    StringWriter out = new StringWriter();
    JunitXml.write(out, "suite", List.of(cases));
    return out.toString();
  }
}
