package io.chunkscope.cli.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chunkscope.analyzer.AnalyzerOptions;
import io.chunkscope.analyzer.diagnosis.Diagnostician;
import io.chunkscope.analyzer.rules.RuleSelection;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.capture.CaptureOptions;
import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.PacketSource;
import io.chunkscope.cli.TestCapture;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.FindingCounts;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.verify.CaptureRun;
import io.chunkscope.verify.RunOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes pages of captures, without the command. */
public final class Pages {
  private static final String DATA = "<script type=\"application/json\" id=\"data\">";

  private Pages() {}

  static String of(TestCapture capture) throws Exception {
    return of(capture, PageLimits.DEFAULTS);
  }

  static String of(TestCapture capture, PageLimits limits) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RunOptions options =
        new RunOptions(
            CaptureOptions.DEFAULTS,
            AnalyzerOptions.DEFAULTS.withKeptExtensions(2_048),
            RuleSelection.ALL);
    FindingCounts counts = new FindingCounts();
    try (HtmlReport report = new HtmlReport(out, Severity.NOTICE, "0.1.0", limits);
        PacketSource source =
            CaptureFiles.open(new ByteArrayInputStream(capture.bytes()), "test.pcap")) {
      CaptureRun run = new CaptureRun(source, options, report.begin(0, "test.pcap"));
      run.readAll(bytes -> {});
      run.finish();
      CaptureRecord record =
          new CaptureRecord(
              0,
              "test.pcap",
              run.info(),
              run.statistics().firstTimeNs(),
              run.statistics().lastTimeNs(),
              0,
              0,
              0,
              0,
              List.of(),
              true,
              null);
      report.end(record);
      report.finish(
          new RunRecord(
              List.of(record),
              run.summary(),
              Diagnostician.of(run.summary()),
              counts,
              RuleSelection.ALL,
              true));
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The page's data. */
  public static JsonNode data(String page) throws Exception {
    return new ObjectMapper().readTree(json(page));
  }

  /** The page's data as they stand in it. */
  public static String json(String page) {
    int from = page.indexOf(DATA) + DATA.length();
    return page.substring(from, page.indexOf("</script>", from));
  }

  /** A string that data name by number. */
  public static String string(JsonNode data, JsonNode number) {
    return data.at("/strings/" + number.asInt()).asText();
  }
}
