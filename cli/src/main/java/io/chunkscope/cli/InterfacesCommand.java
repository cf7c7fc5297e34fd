package io.chunkscope.cli;

import io.chunkscope.capture.live.NetworkInterface;
import io.chunkscope.capture.live.NetworkInterfaces;
import io.chunkscope.verify.Excerpt;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code interfaces}: what can be listened to. */
final class InterfacesCommand implements Callable<Integer> {
  private final Standard standard;

  private InterfacesCommand(Standard standard) {
    this.standard = standard;
  }

  static CommandSpec spec(Standard standard) {
    return CommandLines.withHelp(
        CommandLines.command(
            new InterfacesCommand(standard),
            "interfaces",
            "Lists the interfaces that can be captured from; an asterisk marks the one that live"
                + " takes if none is named."));
  }

  @Override
  public Integer call() throws IOException {
    List<NetworkInterface> interfaces = NetworkInterfaces.list();
    String usual = interfaces.isEmpty() ? null : NetworkInterfaces.byDefault();
    int width = interfaces.stream().mapToInt(found -> found.name().length()).max().orElse(0);
    Writer out = new OutputStreamWriter(ReportOutput.standard(standard), StandardCharsets.UTF_8);
    for (NetworkInterface found : interfaces) {
      String name = Excerpt.of(found.name());
      out.write(name.equals(usual) ? "* " : "  ");
      out.write(name);
      out.write(" ".repeat(width - found.name().length() + 2));
      out.write(found.up() ? "up    " : "down  ");
      out.write(about(found));
      out.write('\n');
    }
    out.flush();
    return ExitStatus.CLEAN.code();
  }

  private static String about(NetworkInterface found) {
    List<String> parts = new ArrayList<>(found.addresses());
    if (found.loopback()) {
      parts.add("loopback");
    }
    if (found.description() != null) {
      parts.add(Excerpt.of(found.description()));
    }
    return String.join(", ", parts);
  }
}
