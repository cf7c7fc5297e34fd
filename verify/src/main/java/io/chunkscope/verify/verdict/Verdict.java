package io.chunkscope.verify.verdict;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.SkippedNote;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.verify.CaptureAnalysis;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An analysis as a few lines of text that a person can check against the recipe and that change
 * only when a judgement does: no times, no wording.
 */
public final class Verdict {
  private static final String HEADER = "verdict 1";

  private Verdict() {}

  /** The verdict on a capture, each line ended by a line feed. */
  public static String of(CaptureAnalysis analysis) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    text.append(capture(analysis)).append('\n');
    for (ConnectionTrace connection : analysis.connections()) {
      text.append(connection(connection)).append('\n');
      for (Exchange exchange : analysis.exchangesOf(connection)) {
        text.append(ExchangeText.of(exchange)).append('\n');
      }
    }
    analysis.findings().stream()
        .map(Verdict::finding)
        .sorted()
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String capture(CaptureAnalysis analysis) {
    CaptureInfo info = analysis.info();
    if (info == null) {
      return "capture " + analysis.reading();
    }
    String line = "capture " + info.format();
    if (info.compression() != null) {
      line += " " + info.compression();
    }
    line += " " + (info.linkTypes().isEmpty() ? "-" : String.join(",", info.linkTypes()));
    line += " packets=" + info.packets();
    line += countIfAny(" truncated=", info.truncatedPackets());
    line += countIfAny(" undecoded=", analysis.undecodedPackets());
    line += countIfAny(" bad-checksum=", analysis.badChecksumPackets());
    return line + " " + analysis.reading();
  }

  private static String connection(ConnectionTrace connection) {
    String line =
        "connection "
            + connection.id()
            + " "
            + connection.protocol().label()
            + " client "
            + connection.info().client()
            + " server "
            + connection.info().server()
            + " end="
            + kebab(connection.end())
            + " roles="
            + (connection.info().rolesCertain() ? "certain" : "guessed")
            + " missing="
            + connection.missingBytes(Direction.CLIENT_TO_SERVER)
            + "/"
            + connection.missingBytes(Direction.SERVER_TO_CLIENT);
    if (!connection.skipped().isEmpty()) {
      line +=
          connection.skipped().stream()
              .map(Verdict::skipped)
              .collect(Collectors.joining(",", " skipped=", ""));
    }
    return line;
  }

  private static String skipped(SkippedNote note) {
    return label(note.direction())
        + ":"
        + kebab(note.reason())
        + "@"
        + note.start()
        + ".."
        + note.end();
  }

  private static String finding(Finding finding) {
    String subject = "-";
    if (finding.connection() != Finding.NONE) {
      subject = Long.toString(finding.connection());
      if (finding.exchange() != Finding.NONE) {
        subject += "." + finding.exchange();
      }
    }
    return String.join(
        " ",
        "finding",
        finding.severity().label(),
        finding.confidence().label(),
        finding.rule().id(),
        subject,
        label(finding.direction()),
        finding.party().label(),
        "frames=" + frames(finding.frames()));
  }

  private static String frames(List<Long> frames) {
    return frames.isEmpty()
        ? "-"
        : frames.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String label(Direction direction) {
    if (direction == null) {
      return "-";
    }
    return direction == Direction.CLIENT_TO_SERVER ? "request" : "response";
  }

  private static String countIfAny(String name, long count) {
    return count == 0 ? "" : name + count;
  }

  static String kebab(Enum<?> constant) {
    return constant == null ? "open" : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Wire bytes as visible ASCII without spaces. */
  public static String escaped(String wire) {
    StringBuilder text = new StringBuilder(wire.length());
    for (int i = 0; i < wire.length(); i++) {
      char c = wire.charAt(i);
      if (c > ' ' && c < 0x7f && c != '\\') {
        text.append(c);
      } else {
        text.append(String.format("\\x%02x", (int) c));
      }
    }
    return text.toString();
  }
}
