package io.chunkscope.samples.flow;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a recipe line by line. Lines beginning with {@code >} or {@code <} are payload of the
 * client or the server; consecutive ones with the same mark are one block, which an empty line, a
 * comment or a directive ends. {@code #} begins a comment. Everything else is a directive.
 */
final class FlowParser {
  private final String text;
  private final List<String> purpose = new ArrayList<>();
  private final List<String> expects = new ArrayList<>();
  private final List<String> nevers = new ArrayList<>();
  private final List<String> compareExpects = new ArrayList<>();
  private final List<String> compareNevers = new ArrayList<>();
  private final List<String> exchanges = new ArrayList<>();
  private final List<Flow.Step> steps = new ArrayList<>();
  private final ByteArrayOutputStream block = new ByteArrayOutputStream();
  private String asCaptured;
  private String file;
  private Side blockSide;
  private int blockLine;

  FlowParser(String text) {
    this.text = text;
  }

  Flow parse() {
    String[] lines = text.split("\n", -1);
    boolean opening = true;
    for (int i = 0; i < lines.length; i++) {
      int number = i + 1;
      String line = lines[i];
      opening &= line.startsWith("#");
      try {
        if (line.startsWith(">") || line.startsWith("<")) {
          payload(number, line);
          continue;
        }
        endBlock();
        if (line.startsWith("#")) {
          comment(line.substring(1).strip(), opening);
        } else if (!line.isBlank()) {
          steps.add(new Flow.Step(number, Directives.read(line)));
        }
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw (FlowException) new FlowException(number, e.getMessage()).initCause(e);
      }
    }
    endBlock();
    if (purpose.isEmpty()) {
      throw new FlowException(1, "a recipe begins with a comment that says what it is for");
    }
    return new Flow(
        List.copyOf(purpose),
        List.copyOf(expects),
        List.copyOf(nevers),
        List.copyOf(compareExpects),
        List.copyOf(compareNevers),
        List.copyOf(exchanges),
        asCaptured,
        file,
        List.copyOf(steps));
  }

  private void payload(int number, String line) {
    Side side = line.charAt(0) == '>' ? Side.CLIENT : Side.SERVER;
    if (line.length() > 1 && line.charAt(1) != ' ') {
      throw new IllegalArgumentException("a space follows " + line.charAt(0));
    }
    if (side != blockSide) {
      endBlock();
      blockSide = side;
      blockLine = number;
    }
    block.writeBytes(Escapes.line(line.length() > 2 ? line.substring(2) : ""));
  }

  private void endBlock() {
    if (blockSide == null) {
      return;
    }
    Side side = blockSide;
    byte[] bytes = block.toByteArray();
    if (bytes.length == 0) {
      throw new FlowException(blockLine, "a block without a byte");
    }
    Consumer<FlowActions> action = actions -> actions.send(side, bytes);
    steps.add(new Flow.Step(blockLine, action));
    block.reset();
    blockSide = null;
  }

  private void comment(String words, boolean opening) {
    if (words.startsWith("expect:")) {
      expects.addAll(ids(words.substring(7)));
    } else if (words.startsWith("never:")) {
      nevers.addAll(ids(words.substring(6)));
    } else if (words.startsWith("compare:")) {
      compareExpects.addAll(ids(words.substring(8)));
    } else if (words.startsWith("compare-never:")) {
      compareNevers.addAll(ids(words.substring(14)));
    } else if (words.startsWith("exchange:")) {
      exchanges.add(words.substring(9).strip());
    } else if (words.startsWith("as-captured:")) {
      asCaptured = words.substring(12).strip();
    } else if (words.startsWith("file:")) {
      file = words.substring(5).strip();
    } else if (opening) {
      purpose.add(words);
    }
  }

  private static List<String> ids(String words) {
    List<String> ids = List.of(words.strip().split("[ ,]+"));
    for (String id : ids) {
      if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        throw new IllegalArgumentException("not a rule id: " + id);
      }
    }
    return ids;
  }
}
