package io.chunkscope.cli;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.cli.show.BodyCopy;
import io.chunkscope.cli.show.ConnectionView;
import io.chunkscope.cli.show.Glyphs;
import io.chunkscope.cli.show.Sighting;
import io.chunkscope.verify.RunOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** {@code show}: one connection in detail. */
final class ShowCommand implements Callable<Integer> {
  private static final int BUFFER_BYTES = 1 << 16;

  /** What bars are drawn with. */
  enum Drawing {
    auto,
    unicode,
    ascii
  }

  private final SavedCapture capture = new SavedCapture();

  private final OptionSpec connection =
      OptionSpec.builder("-c", "--connection")
          .type(Long.class)
          .arity("1")
          .required(true)
          .paramLabel("NUMBER")
          .description("Which connection, as reports and Wireshark (tcp.stream) number them.")
          .build();

  private final OptionSpec exchange =
      OptionSpec.builder("-x", "--exchange")
          .type(Integer.class)
          .arity("1")
          .paramLabel("NUMBER")
          .description("Only this exchange of it, from 0.")
          .build();

  private final OptionSpec body =
      CommandLines.flag(
          "--body", "Write the body of the exchange's response, without chunk framing.");

  private final OptionSpec decoded =
      CommandLines.flag("--decoded", "With --body: undo gzip, deflate, br and zstd.");

  private final OptionSpec file =
      OutputFile.option("Write to this file instead of standard output.");

  private final OptionSpec draw =
      CommandLines.choice(
          "--draw",
          Drawing.class,
          Drawing.auto,
          "HOW",
          "Bars in ${COMPLETION-CANDIDATES}; auto is unicode in a UTF-8 locale.");

  private final OptionSpec color = ReportOptions.colorOption();

  private final OptionSpec noProgress = CommandLines.noProgress();

  private final Standard standard;

  private ShowCommand(Standard standard) {
    this.standard = standard;
  }

  static CommandSpec spec(Standard standard) {
    ShowCommand command = new ShowCommand(standard);
    CommandSpec spec =
        CommandLines.command(
            command,
            "show",
            "Draws one connection to scale, and tells every part of its messages: heads, chunks,"
                + " data, trailers, where and when they came; or writes a response's body.");
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  chunkscope show capture.pcapng --connection 0",
            "  chunkscope show capture.pcapng -c 0 -x 3 | less -R",
            "  chunkscope show capture.pcapng -c 0 -x 3 --body --decoded -o page.html",
            "",
            "Exit status: 0 shown, 2 not, or a body that is not whole.");
    command.capture.addTo(spec);
    spec.addOption(command.connection)
        .addOption(command.exchange)
        .addOption(command.body)
        .addOption(command.decoded)
        .addOption(command.file)
        .addOption(command.draw)
        .addOption(command.color)
        .addOption(command.noProgress);
    return CommandLines.withHelp(spec);
  }

  @Override
  public Integer call() throws IOException {
    String input = capture.file();
    Path output = file.getValue();
    check(input, output);
    Integer only = exchange.getValue();
    Sighting sighting =
        new Sighting(connection.<Long>getValue(), only == null ? Sighting.ALL : only);
    FirstReading reading = new FirstReading(sighting);
    AnalysisRun run =
        new AnalysisRun(standard, reading, RunOptions.DEFAULTS, !noProgress.<Boolean>getValue());
    run.add(input);
    ExitStatus status = run.finish(FailOn.never);
    if (reading.record().info() == null) {
      return status.code();
    }
    String missing = missing(sighting, only);
    if (missing != null) {
      standard.complain(missing);
      return ExitStatus.FAILED.code();
    }
    boolean whole =
        body.getValue() ? body(Path.of(input), sighting) : view(Path.of(input), sighting);
    return (whole ? status : ExitStatus.FAILED).code();
  }

  private void check(String input, Path output) throws IOException {
    CommandLine commandLine = capture.commandLine();
    if (decoded.<Boolean>getValue() && !body.<Boolean>getValue()) {
      throw new ParameterException(commandLine, "--decoded needs --body");
    }
    if (body.<Boolean>getValue() && output == null && standard.outIsTerminal()) {
      throw new ParameterException(
          commandLine, "a body may hold what a terminal obeys: name a file with -o, or use a pipe");
    }
    OutputFile.refuseToOverwrite(List.of(input), "the capture", output, commandLine);
  }

  /** What was asked for and is not there, in a line; or null. */
  private String missing(Sighting sighting, Integer only) {
    long number = connection.<Long>getValue();
    if (sighting.trace() == null) {
      long there = sighting.connections();
      return "no connection "
          + number
          + ": the capture has "
          + (there == 0 ? "none" : there + ", numbered from 0");
    }
    int exchanges = sighting.trace().exchanges();
    if (only != null && sighting.exchanges().isEmpty()) {
      return "no exchange "
          + only
          + ": connection "
          + number
          + (exchanges == 0 ? " has none" : " has " + exchanges + ", numbered from 0");
    }
    if (!body.<Boolean>getValue()) {
      return null;
    }
    if (only == null && exchanges != 1) {
      return "connection "
          + number
          + (exchanges == 0
              ? " has no exchange"
              : " has " + exchanges + " exchanges: say with --exchange whose body is wanted");
    }
    return sighting.exchanges().get(0).response() == null ? "the exchange has no response" : null;
  }

  private boolean view(Path input, Sighting sighting) throws IOException {
    Glyphs glyphs =
        switch (draw.<Drawing>getValue()) {
          case auto -> Glyphs.of(standard.environment());
          case unicode -> Glyphs.UNICODE;
          case ascii -> Glyphs.ASCII;
        };
    try (OutputStream target = target()) {
      OutputStream out = new BufferedOutputStream(target, BUFFER_BYTES);
      new ConnectionView(
              out,
              ReportOptions.ink(color.getValue(), file.getValue() != null, standard),
              glyphs,
              standard.width())
          .write(input, sighting);
      out.flush();
    }
    return true;
  }

  private boolean body(Path input, Sighting sighting) throws IOException {
    Exchange shown = sighting.exchanges().get(0);
    Response response = shown.response();
    boolean decode = decoded.getValue();
    String refusal = BodyCopy.refusal(response, decode);
    if (refusal != null) {
      standard.complain(refusal);
      return false;
    }
    String doubt;
    try (OutputStream target = target()) {
      doubt =
          BodyCopy.write(
              input,
              shown.connection().id(),
              response,
              decode,
              new BufferedOutputStream(target, BUFFER_BYTES));
    }
    if (doubt != null) {
      standard.complain(doubt);
    }
    return doubt == null;
  }

  /** Closing it closes a file, and leaves standard output open. */
  private OutputStream target() throws IOException {
    Path output = file.getValue();
    if (output != null) {
      return new ReportOutput(OutputFile.open(output), output.toString());
    }
    return new ReportOutput(standard.out(), "standard output") {
      @Override
      public void close() {}
    };
  }
}
