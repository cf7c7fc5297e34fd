package io.chunkscope.cli.report.junit;

import io.chunkscope.cli.report.junit.TestCase.Result;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes JUnit XML with the elements and attributes that Surefire, Jenkins, GitLab and the common
 * GitHub actions agree on. There are no times in it: the same results are the same bytes.
 */
public final class JunitXml {
  private final Writer out;

  private JunitXml(Writer out) {
    this.out = out;
  }

  /**
   * Writes a document with one suite.
   *
   * @param out UTF-8; flushed, not closed
   */
  public static void write(Writer out, String suite, List<TestCase> cases) throws IOException {
    JunitXml xml = new JunitXml(out);
    String counts =
        " tests=\""
            + cases.size()
            + "\" failures=\""
            + count(cases, Result.FAILURE)
            + "\" errors=\""
            + count(cases, Result.ERROR)
            + "\"";
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    xml.attribute("name", suite);
    out.write(counts + ">\n  <testsuite");
    xml.attribute("name", suite);
    out.write(counts + " skipped=\"0\">\n");
    for (TestCase test : cases) {
      xml.test(test);
    }
    out.write("  </testsuite>\n</testsuites>\n");
    out.flush();
  }

  private void test(TestCase test) throws IOException {
    out.write("    <testcase");
    attribute("name", test.name());
    attribute("classname", test.className());
    if (test.result() == Result.PASSED) {
      out.write("/>\n");
      return;
    }
    String element = test.result() == Result.FAILURE ? "failure" : "error";
    out.write(">\n      <" + element);
    attribute("message", test.message());
    attribute("type", test.type());
    out.write(">");
    out.write(XmlText.content(test.details()));
    out.write("</" + element + ">\n    </testcase>\n");
  }

  private void attribute(String name, String value) throws IOException {
    out.write(" " + name + "=\"" + XmlText.attribute(value) + "\"");
  }

  private static long count(List<TestCase> cases, Result result) {
    return cases.stream().filter(test -> test.result() == result).count();
  }
}
