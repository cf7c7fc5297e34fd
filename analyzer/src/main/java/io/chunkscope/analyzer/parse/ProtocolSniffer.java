package io.chunkscope.analyzer.parse;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Tells from the first bytes of a direction what is spoken on it. */
public final class ProtocolSniffer {
  /** After this many bytes there is an answer. */
  public static final int MAX_BYTES = 16 * 1024;

  private static final byte[] HTTP2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);

  /** The first bytes that tell the preface from a request. */
  private static final int HTTP2_PREFACE_ENOUGH = 16;

  private static final int HTTP2_FRAME_HEADER_BYTES = 9;
  private static final int HTTP2_SETTINGS = 4;
  private static final int HTTP2_SETTING_BYTES = 6;
  private static final int MAX_FIRST_SETTINGS_BYTES = 1024;

  /** What HTTP alone puts after a common method: enough without the line's end. */
  private static final String[] TARGET_BEGINNINGS = {"/", "http://", "https://"};

  private static final char DIGIT = '#';
  private static final String STATUS_LINE = "HTTP/1.# ###";

  private ProtocolSniffer() {}

  /** Looks at all the bytes of a direction that there are so far. */
  public static Protocol sniff(byte[] bytes, int offset, int length) {
    Protocol found = probe(bytes, offset, Math.min(length, MAX_BYTES));
    return found == Protocol.NEED_MORE && length >= MAX_BYTES ? Protocol.OTHER : found;
  }

  /** Whether there is a status line's {@code HTTP/1.x} and status, whatever may follow. */
  public static boolean beginsStatusLine(byte[] bytes, int offset, int length) {
    if (length < STATUS_LINE.length() || bytes[offset] != 'H') {
      return false;
    }
    for (int index = 0; index < STATUS_LINE.length(); index++) {
      int expected = STATUS_LINE.charAt(index);
      int octet = bytes[offset + index];
      if (expected == DIGIT ? octet < '0' || octet > '9' : octet != expected) {
        return false;
      }
    }
    return true;
  }

  private static Protocol probe(byte[] bytes, int offset, int length) {
    int end = offset + length;
    Protocol binary = probeBinary(bytes, offset, end);
    if (binary != Protocol.OTHER) {
      return binary;
    }
    int start = offset;
    while (start < end && (bytes[start] == OctetClass.CR || bytes[start] == OctetClass.LF)) {
      start++;
    }
    if (start == end) {
      return Protocol.NEED_MORE;
    }
    if (matches(bytes, start, Math.min(end, start + HTTP2_PREFACE_ENOUGH))) {
      return end - start >= HTTP2_PREFACE_ENOUGH ? Protocol.HTTP2 : Protocol.NEED_MORE;
    }
    Protocol text = probeResponse(bytes, start, end);
    return text == Protocol.OTHER ? probeRequest(bytes, start, end) : text;
  }

  private static Protocol probeBinary(byte[] bytes, int offset, int end) {
    int length = end - offset;
    if (length == 0) {
      return Protocol.NEED_MORE;
    }
    int first = bytes[offset] & 0xff;
    if (first == 0x16) {
      return length < 2 ? Protocol.NEED_MORE : tls(bytes[offset + 1] == 3);
    }
    if ((first & 0x80) != 0) {
      if (length < 4) {
        return Protocol.NEED_MORE;
      }
      int version = (bytes[offset + 3] & 0xff) << 8;
      return tls(bytes[offset + 2] == 1 && (version == 0x0300 || version == 0));
    }
    return first == 0 ? probeSettings(bytes, offset, length) : Protocol.OTHER;
  }

  private static Protocol tls(boolean matches) {
    return matches ? Protocol.TLS : Protocol.OTHER;
  }

  /** A server's preface is a SETTINGS frame without ACK on stream 0. */
  private static Protocol probeSettings(byte[] bytes, int offset, int length) {
    if (length < HTTP2_FRAME_HEADER_BYTES) {
      return Protocol.NEED_MORE;
    }
    int payload =
        (bytes[offset] & 0xff) << 16 | (bytes[offset + 1] & 0xff) << 8 | (bytes[offset + 2] & 0xff);
    boolean streamZero = true;
    for (int index = 4; index < HTTP2_FRAME_HEADER_BYTES; index++) {
      streamZero &= bytes[offset + index] == 0;
    }
    boolean settings =
        bytes[offset + 3] == HTTP2_SETTINGS
            && streamZero
            && payload % HTTP2_SETTING_BYTES == 0
            && payload <= MAX_FIRST_SETTINGS_BYTES;
    return settings ? Protocol.HTTP2 : Protocol.OTHER;
  }

  private static boolean matches(byte[] bytes, int from, int to) {
    for (int index = from; index < to; index++) {
      if (bytes[index] != HTTP2_PREFACE[index - from]) {
        return false;
      }
    }
    return true;
  }

  private static Protocol probeResponse(byte[] bytes, int start, int end) {
    int length = end - start;
    if (!StartLineParser.mayBegin(MessageKind.RESPONSES, bytes, start, length)) {
      return Protocol.OTHER;
    }
    boolean shoutcast = bytes[start] == 'I' || bytes[start] == 'i';
    int enough = shoutcast ? "ICY ".length() : "HTTP/1".length();
    return length >= enough ? Protocol.HTTP_RESPONSE : Protocol.NEED_MORE;
  }

  private static Protocol probeRequest(byte[] bytes, int start, int end) {
    if (!StartLineParser.mayBegin(MessageKind.REQUESTS, bytes, start, end - start)) {
      return Protocol.OTHER;
    }
    if (hasCommonBeginning(bytes, start, end)) {
      return Protocol.HTTP_REQUEST;
    }
    int lineEnd = OctetScan.nextLineFeed(bytes, start, end);
    if (lineEnd == end) {
      return Protocol.NEED_MORE;
    }
    if (lineEnd > start && bytes[lineEnd - 1] == OctetClass.CR) {
      lineEnd--;
    }
    StartLineForm form =
        StartLineParser.parse(MessageKind.REQUESTS, bytes, start, lineEnd - start, new StartLine());
    return form == StartLineForm.NOT_A_START_LINE ? Protocol.OTHER : Protocol.HTTP_REQUEST;
  }

  private static boolean hasCommonBeginning(byte[] bytes, int start, int end) {
    int methodEnd = start;
    while (methodEnd < end && OctetClass.isToken(bytes[methodEnd])) {
      methodEnd++;
    }
    if (methodEnd < end && CommonMethods.contain(bytes, start, methodEnd - start)) {
      for (String target : TARGET_BEGINNINGS) {
        if (startsWith(target, bytes, methodEnd + 1, end)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean startsWith(String text, byte[] bytes, int start, int end) {
    if (end - start < text.length()) {
      return false;
    }
    for (int index = 0; index < text.length(); index++) {
      if (bytes[start + index] != text.charAt(index)) {
        return false;
      }
    }
    return true;
  }
}
