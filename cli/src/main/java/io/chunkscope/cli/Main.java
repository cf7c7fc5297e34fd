package io.chunkscope.cli;

import io.chunkscope.cli.report.Excerpt;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's entry: hands the command line to picocli and its result to the process. */
@Command(
    name = "chunkscope",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    description = "Analyzes HTTP/1.x framing, delivery and keep-alive in packet captures.",
    footer = {
      "",
      "Examples:",
      "  chunkscope analyze capture.pcapng",
      "  chunkscope analyze --format json *.pcap.gz > report.json",
      "  tcpdump -i eth0 -w - 'tcp port 80' | chunkscope analyze -",
      "  chunkscope explain streamed-unframed",
      "",
      "Exit status: 0 nothing at or above --fail-on, 1 something, 2 the job could not be done."
    })
public final class Main implements Runnable {

  /** What picocli needs at least. */
  private static final int MIN_HELP_WIDTH = 55;

  private static final int MAX_HELP_WIDTH = 100;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print a stack trace if something goes wrong inside.")
  private boolean debug;

  @Spec private CommandSpec spec;

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
    CommandLine commandLine = new CommandLine(this);
    Commands.addTo(commandLine, standard, arguments);
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(standard.out(), StandardCharsets.UTF_8), true);
    PrintWriter err = new PrintWriter(standard.err(), true, StandardCharsets.UTF_8);
    Help.Ansi ansi = standard.coloursByDefault() ? Help.Ansi.ON : Help.Ansi.OFF;
    return commandLine
        .setOut(out)
        .setErr(err)
        .setColorScheme(Help.defaultColorScheme(ansi))
        .setUsageHelpWidth(Math.min(MAX_HELP_WIDTH, Math.max(MIN_HELP_WIDTH, standard.width())))
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler((exception, command, parsed) -> failed(exception));
  }

  private int misused(ParameterException exception, String[] arguments) {
    if (debug) {
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
    if (debug) {
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
