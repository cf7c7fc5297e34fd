package io.chunkscope.cli.report.html;

/**
 * A connection of a run.
 *
 * @param capture 0-based index of the capture
 * @param id Wireshark's {@code tcp.stream}
 */
record ConnectionKey(int capture, long id) {}
