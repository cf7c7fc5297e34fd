package io.chunkscope.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Commands described by calls. Annotations would say the same; reading them, each through a proxy
 * class made on the spot, would take longer at every start than analysing a small capture.
 */
final class CommandLines {
  private CommandLines() {}

  /**
   * A command without options yet, which are listed in the order they are added.
   *
   * @param job what it runs: {@link Runnable} or {@link Callable}
   */
  static CommandSpec command(Object job, String name, String... description) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(job).name(name);
    spec.versionProvider(new Version());
    spec.usageMessage().description(description).sortOptions(false);
    return spec;
  }

  /** The last options of every command. */
  static CommandSpec withHelp(CommandSpec command) {
    return command
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }

  /** An option that is either given or not. */
  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name)
        .type(boolean.class)
        .arity("0")
        .initialValue(false)
        .description(description)
        .build();
  }

  /** {@code --no-progress}. */
  static OptionSpec noProgress() {
    return flag("--no-progress", "No progress bar, not even on a terminal.");
  }

  /** {@code --format}. */
  static <E extends Enum<E>> OptionSpec format(Class<E> type, E usual) {
    return choice(
        "--format",
        type,
        usual,
        "FORMAT",
        "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.");
  }

  /** {@code --format} with some of the constants. */
  static <E extends Enum<E>> OptionSpec format(Class<E> type, E usual, List<E> offered) {
    return OptionSpec.builder("--format")
        .type(type)
        .arity("1")
        .defaultValue(usual.name())
        .converters(
            name ->
                offered.stream()
                    .filter(format -> format.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("not one of " + offered)))
        .completionCandidates(offered.stream().map(Enum::name).toList())
        .paramLabel("FORMAT")
        .description("One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
        .build();
  }

  /** An option with one of an enum's constants. */
  static <E extends Enum<E>> OptionSpec choice(
      String name, Class<E> type, E usual, String label, String description) {
    return OptionSpec.builder(name)
        .type(type)
        .arity("1")
        .defaultValue(usual == null ? null : usual.name())
        .paramLabel(label)
        .description(description)
        .build();
  }
}
