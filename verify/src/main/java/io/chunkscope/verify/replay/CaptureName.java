package io.chunkscope.verify.replay;

import java.util.Locale;
import java.util.Set;

/** What the name of a file says of a capture in it. */
public final class CaptureName {
  private static final Set<String> COMPRESSIONS = Set.of("gz", "zst", "lz4");
  private static final Set<String> FORMATS = Set.of("pcap", "pcapng", "cap");

  private CaptureName() {}

  /** The name without what stands for a capture's format and compression. */
  static String stem(String name) {
    String plain = COMPRESSIONS.contains(extension(name)) ? withoutExtension(name) : name;
    return FORMATS.contains(extension(plain)) ? withoutExtension(plain) : plain;
  }

  /** Whether the name promises a capture. */
  public static boolean isCapture(String name) {
    return !stem(name)
        .equals(COMPRESSIONS.contains(extension(name)) ? withoutExtension(name) : name);
  }

  static boolean isHidden(String name) {
    return name.startsWith(".");
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    // A name that begins with its only dot has no extension.
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static String withoutExtension(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }
}
