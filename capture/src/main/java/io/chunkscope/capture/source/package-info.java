/** Packets from files and pipes, under one contract. Knows nothing of what is inside them. */
package io.chunkscope.capture.source;
