package io.chunkscope.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as people type it: {@code 4096}, {@code 64K}, {@code 32M}, {@code 1G}. */
final class SizeOption implements ITypeConverter<Integer> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,10})([KMG]?)(i?B)?");

  @Override
  public Integer convert(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      int shift =
          switch (form.group(2)) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
          };
      long bytes = Long.parseLong(form.group(1)) << shift;
      if (bytes > 0 && bytes <= Integer.MAX_VALUE) {
        return (int) bytes;
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is no size such as 64K, 32M or 1G (below 2G)");
  }
}
