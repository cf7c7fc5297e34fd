/** The contract between capture and analyzer: ordered bytes with their packets, gaps and ends. */
package io.chunkscope.capture.stream;
