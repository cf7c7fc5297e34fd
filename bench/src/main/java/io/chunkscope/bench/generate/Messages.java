package io.chunkscope.bench.generate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The bytes of requests and responses. */
final class Messages {
  private static final String COMMON_FIELDS =
      "Server: bench\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nContent-Type: text/html\r\n";

  private Messages() {}

  static byte[] request(int number, String moreFields) {
    String head = "GET /item/%d HTTP/1.1\r\nHost: bench.example\r\nAccept: */*\r\n%s\r\n";
    return head.formatted(number, moreFields).getBytes(ISO_8859_1);
  }

  static byte[] fixedLength(int length, String moreFields) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(
        ("HTTP/1.1 200 OK\r\n" + COMMON_FIELDS + moreFields + "Content-Length: " + length)
            .getBytes(ISO_8859_1));
    message.writeBytes("\r\n\r\n".getBytes(ISO_8859_1));
    message.writeBytes(text(length));
    return message.toByteArray();
  }

  /** A chunked response in chunks of 1 to 8 KiB. */
  static byte[] chunked(int length, SplittableRandom random) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(
        ("HTTP/1.1 200 OK\r\n" + COMMON_FIELDS + "Transfer-Encoding: chunked\r\n\r\n")
            .getBytes(ISO_8859_1));
    for (int left = length; left > 0; ) {
      int size = Math.min(left, random.nextInt(1 << 10, (8 << 10) + 1));
      message.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(ISO_8859_1));
      message.writeBytes(text(size));
      message.writeBytes("\r\n".getBytes(ISO_8859_1));
      left -= size;
    }
    message.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
    return message.toByteArray();
  }

  private static byte[] text(int length) {
    byte[] text = new byte[length];
    Arrays.fill(text, (byte) 'x');
    for (int i = 79; i < length; i += 80) {
      text[i] = '\n';
    }
    return text;
  }
}
