/** From a capture to ordered streams of bytes. Knows no HTTP. */
package io.chunkscope.capture;
