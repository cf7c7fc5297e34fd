/** Packets kept for a while: the last of each connection, in bounded memory. */
package io.chunkscope.capture.recent;
