package io.chunkscope.analyzer.session;

import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.parse.ProtocolSniffer;
import io.chunkscope.capture.stream.Direction;
import java.util.Arrays;

/**
 * Looks at the beginning of each direction until one of them tells what the connection speaks.
 * Keeps at most {@value #PREFIX_BYTES} bytes a direction.
 *
 * <p>HTTP is excluded by a TLS or HTTP/2 greeting at once, and by anything else only after {@value
 * #PATIENCE_BYTES} bytes without a message: a connection captured from its middle begins anywhere,
 * and some clients send junk first.
 */
final class ProtocolProbe {
  private static final int PREFIX_BYTES = 64;
  private static final int PATIENCE_BYTES = 1 << 20;

  private final byte[][] prefixes = new byte[2][];
  private final boolean[] unclear = new boolean[2];
  private long bytes;
  private Protocol protocol = Protocol.OTHER;
  private boolean decided;

  void onData(Direction direction, byte[] data, int offset, int length) {
    bytes += length;
    int side = direction.ordinal();
    if (decided || unclear[side]) {
      return;
    }
    byte[] known = prefixes[side] == null ? new byte[0] : prefixes[side];
    int take = Math.min(length, PREFIX_BYTES - known.length);
    byte[] prefix = Arrays.copyOf(known, known.length + take);
    System.arraycopy(data, offset, prefix, known.length, take);
    prefixes[side] = prefix;
    switch (ProtocolSniffer.sniff(prefix, 0, prefix.length)) {
      case TLS -> decide(Protocol.TLS);
      case HTTP2 -> decide(Protocol.HTTP_2);
      case HTTP_REQUEST, HTTP_RESPONSE, OTHER -> settle(side);
      case NEED_MORE -> {
        if (prefix.length == PREFIX_BYTES) {
          settle(side);
        }
      }
    }
  }

  void onGap(Direction direction) {
    settle(direction.ordinal());
  }

  private void settle(int side) {
    unclear[side] = true;
    prefixes[side] = null;
  }

  private void decide(Protocol found) {
    protocol = found;
    decided = true;
  }

  /** Whether there is no use in looking for messages any more. */
  boolean excludesHttp() {
    return decided || bytes > PATIENCE_BYTES;
  }

  /** What the connection speaks, as long as no message was found. */
  Protocol protocol() {
    return protocol;
  }
}
