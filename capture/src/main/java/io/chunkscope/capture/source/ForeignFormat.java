package io.chunkscope.capture.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/** Tells people what a file is that is not a capture, or not one that can be read here. */
final class ForeignFormat {

  /** As many bytes as are looked at. */
  static final int HEAD_BYTES = 512;

  private static final String CONVERT = "convert it with: editcap -F pcapng IN OUT";
  private static final String DECOMPRESS = "decompress it first";
  private static final String EXPORT = "save the packets themselves as pcap or pcapng";
  private static final int TAR_MAGIC_OFFSET = 257;

  private record Signature(int offset, String magic, String is, String todo) {}

  private static final Signature[] SIGNATURES = {
    new Signature(0, "snoop\0\0\0", "a snoop capture", CONVERT),
    new Signature(0, "iptrace ", "an AIX iptrace capture", CONVERT),
    new Signature(0, "RTSS", "a Microsoft Network Monitor 1 capture", CONVERT),
    new Signature(0, "GMBU", "a Microsoft Network Monitor 2 capture", CONVERT),
    new Signature(0, "TRSNIFF data", "a Sniffer capture", CONVERT),
    new Signature(0, "XCP\0", "a NetXRay capture", CONVERT),
    new Signature(0, "\5VNF", "a Visual Networks capture", CONVERT),
    new Signature(0, "\u00a1\u00e2\u00cb\u0012", "a netsniff-ng capture", CONVERT),
    new Signature(0, "\u0012\u00cb\u00e2\u00a1", "a netsniff-ng capture", CONVERT),
    new Signature(0, "PK\3\4", "a ZIP archive", "unpack it first"),
    new Signature(0, "7z\u00bc\u00af'\u001c", "a 7z archive", "unpack it first"),
    new Signature(0, "Rar!", "a RAR archive", "unpack it first"),
    new Signature(TAR_MAGIC_OFFSET, "ustar", "a tar archive", "unpack it first"),
    new Signature(0, "BZh", "compressed with bzip2", DECOMPRESS),
    new Signature(0, "\u00fd7zXZ\0", "compressed with xz", DECOMPRESS),
    new Signature(0, "\u001f\u009d", "compressed with compress", DECOMPRESS),
    new Signature(0, "\u0002!L\u0018", "a legacy LZ4 frame", DECOMPRESS),
    new Signature(0, "\u007fELF", "a program", EXPORT),
    new Signature(0, "MZ", "a program", EXPORT),
    new Signature(0, "%PDF", "a PDF document", EXPORT),
  };

  private ForeignFormat() {}

  /** One line that says what the bytes look like and what to do. */
  static String explain(byte[] head) {
    String text = new String(head, ISO_8859_1);
    for (Signature signature : SIGNATURES) {
      if (text.startsWith(signature.magic, signature.offset)) {
        return "not a pcap or pcapng capture but " + signature.is + "; " + signature.todo;
      }
    }
    if (head.length < 4) {
      return "too short for a capture: " + head.length + " bytes; capture again";
    }
    if (isZero(head)) {
      return "not a pcap or pcapng capture: it begins with zeros; the file was not written out";
    }
    if (isText(head)) {
      return "not a pcap or pcapng capture but " + kindOfText(text) + "; " + EXPORT;
    }
    return "not a pcap or pcapng capture: it begins with "
        + hex(head)
        + "; try: editcap -F pcapng IN OUT";
  }

  private static String kindOfText(String text) {
    String start = text.replace("\u00ef\u00bb\u00bf", "").stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return text.contains("\"log\"") ? "a HAR file" : "JSON text";
    }
    if (start.startsWith("<")) {
      String lower = start.toLowerCase(Locale.ROOT);
      return lower.startsWith("<!doctype html") || lower.startsWith("<html")
          ? "an HTML page"
          : "XML text";
    }
    return "text";
  }

  private static boolean isZero(byte[] head) {
    for (byte octet : head) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] head) {
    for (byte octet : head) {
      boolean control =
          octet >= 0 && octet < ' ' && octet != '\n' && octet != '\r' && octet != '\t';
      if (control || octet == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String hex(byte[] head) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      hex.append(i == 0 ? "" : " ");
      hex.append(Character.forDigit(head[i] >> 4 & 0xf, 16));
      hex.append(Character.forDigit(head[i] & 0xf, 16));
    }
    return hex.toString();
  }
}
