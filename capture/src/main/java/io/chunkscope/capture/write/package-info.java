/** Writing captures: pcapng with comments. */
package io.chunkscope.capture.write;
