package io.chunkscope.capture.stream;

/**
 * What is known of a connection when its first byte, or its end, is reached.
 *
 * @param id 0-based, in the order of each TCP conversation's first packet, a new number on port
 *     reuse: equal to Wireshark's {@code tcp.stream}
 * @param client the side that opened the connection
 * @param server the other side
 * @param rolesCertain false when the roles were told from ports and payload: no SYN was seen, or
 *     the side that accepted the connection made the first request
 * @param firstTimeNs epoch nanoseconds of the first packet
 * @param firstFrame 1-based number of the first packet
 */
public record ConnectionInfo(
    long id,
    Endpoint client,
    Endpoint server,
    boolean rolesCertain,
    long firstTimeNs,
    long firstFrame) {}
