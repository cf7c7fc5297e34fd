package io.chunkscope.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * The subcommands by name. Looking into a command class costs time at every start, so a command
 * that the command line names is added alone; help and mistakes see all of them.
 */
final class Commands {
  private static final Map<String, Function<Standard, Object>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("analyze", AnalyzeCommand::new);
    ALL.put("rules", RulesCommand::new);
    ALL.put("explain", ExplainCommand::new);
  }

  private Commands() {}

  static void addTo(CommandLine commandLine, Standard standard, String[] arguments) {
    String named = arguments.length == 0 ? "" : arguments[0];
    ALL.forEach(
        (name, command) -> {
          if (name.equals(named) || !ALL.containsKey(named)) {
            commandLine.addSubcommand(name, command.apply(standard));
          }
        });
  }
}
