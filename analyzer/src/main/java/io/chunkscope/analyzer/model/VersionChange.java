package io.chunkscope.analyzer.model;

/**
 * The first final response of a connection in another version than those before it; all of them
 * answer HTTP/1.1 requests.
 *
 * @param before minor version of the responses before it
 * @param after its own minor version
 * @param exchange index of its exchange
 */
public record VersionChange(int before, int after, int exchange, long timeNs, long frame) {}
