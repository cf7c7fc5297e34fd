package io.chunkscope.capture.source;

import java.util.List;

/**
 * A capture as a file, as far as it was read.
 *
 * @param format {@code pcap} or {@code pcapng}
 * @param compression {@code gzip}, {@code zstd}, {@code lz4} or null; the outermost of several
 * @param linkTypes names of the link types declared, without {@code LINKTYPE_}, in order of first
 *     appearance; the number itself, as {@code 1234}, where it has no name
 * @param packets packets handed over
 * @param bytes size in bytes as read from storage (compressed size when compressed)
 * @param truncatedPackets packets kept shorter than they were on the wire
 * @param complete false when the file ends inside a record, or is damaged and was not read further
 * @param problem what was wrong, one line, or null
 */
public record CaptureInfo(
    String format,
    String compression,
    List<String> linkTypes,
    long packets,
    long bytes,
    long truncatedPackets,
    boolean complete,
    String problem) {}
