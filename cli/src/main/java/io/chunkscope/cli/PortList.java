package io.chunkscope.cli;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Ports as on the command line: {@code 80} or {@code 8000-8099}; several are separated by commas.
 */
final class PortList implements ITypeConverter<BitSet> {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_DIGITS = 5;

  @Override
  public BitSet convert(String text) {
    int dash = text.indexOf('-');
    int first = port(dash < 0 ? text : text.substring(0, dash), text);
    int last = dash < 0 ? first : port(text.substring(dash + 1), text);
    if (last < first) {
      throw wrong(text);
    }
    BitSet ports = new BitSet();
    ports.set(first, last + 1);
    return ports;
  }

  private static int port(String digits, String text) {
    if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
      throw wrong(text);
    }
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        throw wrong(text);
      }
      port = port * 10 + (c - '0');
    }
    if (port > MAX_PORT) {
      throw wrong(text);
    }
    return port;
  }

  private static TypeConversionException wrong(String text) {
    return new TypeConversionException(
        "'" + text + "' is neither a port (0 to 65535) nor a range such as 8000-8099");
  }

  /** {@code --port}. */
  static OptionSpec option(String description) {
    return OptionSpec.builder("--port")
        .type(List.class)
        .auxiliaryTypes(BitSet.class)
        .arity("1")
        .splitRegex(",")
        .converters(new PortList())
        .paramLabel("PORT")
        .description(description)
        .build();
  }

  /** The ports given to an option made here; empty for none. */
  static Set<Integer> of(OptionSpec option) {
    List<BitSet> lists = option.getValue();
    return lists == null ? Set.of() : union(lists);
  }

  /** All the ports of several lists. */
  static Set<Integer> union(Iterable<BitSet> lists) {
    BitSet all = new BitSet();
    lists.forEach(all::or);
    return all.stream().boxed().collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
