/** One connection in detail: drawn to scale, byte by byte, or a response's body alone. */
package io.chunkscope.cli.show;
