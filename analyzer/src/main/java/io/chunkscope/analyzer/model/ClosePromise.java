package io.chunkscope.analyzer.model;

/**
 * The first time a side said that the connection would not persist (RFC 9112 §9.6): the close
 * option, or HTTP/1.0 without keep-alive.
 *
 * @param exchange index of the exchange that said so
 * @param readableNs when the head that said so was complete
 * @param frame the frame that completed it
 * @param explicit true for {@code Connection: close}, false for an HTTP/1.0 default
 */
public record ClosePromise(int exchange, long readableNs, long frame, boolean explicit) {}
