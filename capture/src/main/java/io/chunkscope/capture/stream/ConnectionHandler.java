package io.chunkscope.capture.stream;

/**
 * Receives connections. Calls come on one thread, in packet order; buffers handed over are valid
 * during the call only.
 */
public interface ConnectionHandler {

  /** What the first payload of a connection says about its sender. */
  enum SenderHint {
    CLIENT,
    SERVER,
    UNKNOWN
  }

  /**
   * Asked with the first payload of a connection when its SYN is not in the capture, or when the
   * side that accepted the connection speaks first.
   */
  SenderHint whoSends(byte[] bytes, int offset, int length);

  /**
   * A connection whose roles are now known. Called once, at its first payload, gap or FIN, or at
   * its end when it had none of them.
   *
   * @param transport a live view, readable during any callback about this connection
   * @return what receives this connection's bytes
   */
  StreamHandler onOpen(ConnectionInfo info, TransportView transport);
}
