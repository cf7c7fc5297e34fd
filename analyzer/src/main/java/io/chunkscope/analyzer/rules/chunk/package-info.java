/** The grammar of the chunked transfer coding: RFC 9112 §7.1. */
package io.chunkscope.analyzer.rules.chunk;
