package io.chunkscope.cli;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.Report;
import io.chunkscope.cli.report.RunRecord;
import io.chunkscope.verify.expect.draft.Draft;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Writes a file of expectations that the captures meet. */
final class DraftReport implements Report {
  private final Draft draft;
  private final OutputStream out;

  DraftReport(Draft draft, OutputStream out) {
    this.draft = draft;
    this.out = out;
  }

  @Override
  public AnalysisHandler begin(int capture, String file) {
    return draft.handler();
  }

  @Override
  public void end(CaptureRecord capture) {
    draft.end();
  }

  @Override
  public void finish(RunRecord run) throws IOException {
    String names =
        run.captures().stream()
            .map(capture -> StandardInput.nameOf(capture.file()))
            .collect(Collectors.joining(", "));
    out.write(draft.text(names).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {}
}
