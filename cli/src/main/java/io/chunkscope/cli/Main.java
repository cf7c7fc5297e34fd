package io.chunkscope.cli;

import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The program's entry: hands the command line to picocli and its result to the process. */
public final class Main implements Runnable {

  /** What picocli needs at least. */
  private static final int MIN_HELP_WIDTH = 55;

  private static final int MAX_HELP_WIDTH = 100;

  private final OptionSpec debug =
      OptionSpec.builder("--debug")
          .type(boolean.class)
          .arity("0")
          .initialValue(false)
          .scopeType(ScopeType.INHERIT)
          .description("Print a stack trace if something goes wrong inside.")
          .build();

  private final CommandSpec spec =
      CommandLines.command(
          this,
          "chunkscope",
          "Analyzes HTTP/1.x framing, delivery and keep-alive in packet captures.");

  private final Standard standard;

  private Main(Standard standard) {
    this.standard = standard;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? " + String.join(", ", spec.subcommands().keySet()));
  }

  /**
   * Runs the command line and exits with its status.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(run(Standard.ofProcess(), arguments));
  }

  /** Runs the command line and returns its status. */
  static int run(Standard standard, String... arguments) {
    Main main = new Main(standard);
    try {
      return main.commandLine(arguments).execute(arguments);
    } catch (OutOfMemoryError e) {
      standard.complain("out of memory; allow more with CHUNKSCOPE_JAVA_OPTS=-Xmx1g");
      return ExitStatus.FAILED.code();
    }
  }

  private CommandLine commandLine(String[] arguments) {
    spec.usageMessage()
        .synopsisSubcommandLabel("COMMAND")
        .footer(
            "",
            "Examples:",
            "  chunkscope analyze capture.pcapng",
            "  chunkscope analyze --format json *.pcap.gz > report.json",
            "  tcpdump -i eth0 -w - 'tcp port 80' | chunkscope analyze -",
            "  chunkscope verify captures/",
            "  chunkscope check --expect site.yaml capture.pcapng",
            "  chunkscope explain streamed-unframed",
            "",
            "Exit status: 0 nothing at or above --fail-on, 1 something, 2 the job could not be"
                + " done.");
    CommandLines.withHelp(spec.addOption(debug));
    Commands.addTo(spec, standard, arguments);
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(standard.out(), StandardCharsets.UTF_8), true);
    PrintWriter err = new PrintWriter(standard.err(), true, StandardCharsets.UTF_8);
    Help.Ansi ansi = standard.coloursByDefault() ? Help.Ansi.ON : Help.Ansi.OFF;
    return new CommandLine(spec)
        .setOut(out)
        .setErr(err)
        .setColorScheme(Help.defaultColorScheme(ansi))
        .setUsageHelpWidth(Math.min(MAX_HELP_WIDTH, Math.max(MIN_HELP_WIDTH, standard.width())))
        .setParameterExceptionHandler(new Misuse())
        .setExecutionExceptionHandler(new Failure());
  }

  // Not lambdas: those would keep the library's old class files out of the class-data archive.

  private final class Misuse implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
      return misused(exception);
    }
  }

  private final class Failure implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
        Exception exception, CommandLine command, ParseResult parsed) {
      return failed(exception);
    }
  }

  private int misused(ParameterException exception) {
    if (debug.<Boolean>getValue()) {
      exception.printStackTrace(standard.err());
    }
    standard.complain(firstLine(exception.getMessage()));
    standard
        .err()
        .println(
            "Try '" + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitStatus.FAILED.code();
  }

  private int failed(Exception exception) {
    Throwable cause = exception instanceof UncheckedIOException ? exception.getCause() : exception;
    if (cause instanceof OutputException output && output.isBrokenPipe()) {
      return ExitStatus.CLEAN.code();
    }
    if (debug.<Boolean>getValue()) {
      exception.printStackTrace(standard.err());
    }
    if (cause instanceof IOException) {
      standard.complain(firstLine(String.valueOf(cause.getMessage())));
    } else {
      standard.complain(
          "internal error: "
              + Excerpt.of(firstLine(exception.toString()), 200)
              + "; run again with --debug and report it");
    }
    return ExitStatus.FAILED.code();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
