/** Packets to the bytes of a capture file, in each variant that readers meet. */
package io.chunkscope.samples.file;
