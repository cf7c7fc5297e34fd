/** Segments to ordered streams: flows, roles, reassembly, gaps. */
package io.chunkscope.capture.tcp;
