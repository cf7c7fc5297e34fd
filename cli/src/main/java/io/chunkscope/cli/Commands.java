package io.chunkscope.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The subcommands by name. Describing a command to the command line library costs time at every
 * start, so a command that the command line names is added alone; help and mistakes see all of
 * them.
 */
final class Commands {
  private static final Map<String, Function<Standard, CommandSpec>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("analyze", AnalyzeCommand::spec);
    ALL.put("report", ReportCommand::spec);
    ALL.put("verify", VerifyCommand::spec);
    ALL.put("check", CheckCommand::spec);
    ALL.put("compare", CompareCommand::spec);
    ALL.put("live", LiveCommand::spec);
    ALL.put("show", ShowCommand::spec);
    ALL.put("annotate", AnnotateCommand::spec);
    ALL.put("interfaces", InterfacesCommand::spec);
    ALL.put("rules", RulesCommand::spec);
    ALL.put("explain", ExplainCommand::spec);
  }

  private Commands() {}

  static void addTo(CommandSpec program, Standard standard, String[] arguments) {
    String named = arguments.length == 0 ? "" : arguments[0];
    ALL.forEach(
        (name, command) -> {
          if (name.equals(named) || !ALL.containsKey(named)) {
            program.addSubcommand(name, command.apply(standard));
          }
        });
  }
}
