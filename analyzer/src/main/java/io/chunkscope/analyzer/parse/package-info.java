/** The grammar of HTTP/1.x: bytes in, events with stream offsets out. No clock, no judgement. */
package io.chunkscope.analyzer.parse;
