package io.chunkscope.capture.source;

/**
 * Where a saved capture's bytes come from.
 *
 * @param name what messages call it: {@code the file}, {@code standard input}
 * @param stored the bytes as stored
 * @param content the capture itself, decompressed; the same bytes when nothing is compressed
 * @param compression the outermost compression, or null
 * @param options the limits
 */
record CaptureOrigin(
    String name,
    StoredInput stored,
    CaptureInput content,
    Compression compression,
    ReadOptions options) {}
