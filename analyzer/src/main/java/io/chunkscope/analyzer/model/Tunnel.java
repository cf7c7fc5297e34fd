package io.chunkscope.analyzer.model;

/** What a response makes of the rest of its connection. */
public enum Tunnel {
  /** Nothing: messages of HTTP follow. */
  NONE,
  /** 2xx to CONNECT: bytes between the client and another server (RFC 9110 §9.3.6). */
  CONNECTED,
  /** 101 Switching Protocols: the protocol that its Upgrade names (RFC 9110 §7.8). */
  SWITCHED
}
