package io.chunkscope.analyzer.session;

import io.chunkscope.analyzer.parse.MessageEvents;
import io.chunkscope.capture.stream.Direction;

/**
 * Hears one connection while it is read: its bytes, and right after each piece of them what the
 * parsers found in it. Arrays are valid during the call only.
 */
public interface ConnectionTap {

  /** The next bytes of a direction are about to be parsed. */
  void onData(
      Direction direction,
      long streamOffset,
      byte[] bytes,
      int offset,
      int length,
      long timeNs,
      long frame);

  /** Hears what is found in a direction; what it says of framing is not asked for. */
  MessageEvents events(Direction direction);

  /** The connection is over. */
  void onClose();
}
