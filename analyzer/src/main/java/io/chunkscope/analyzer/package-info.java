/** Ordered bytes to messages, exchanges and findings. Knows no packets, files or console. */
package io.chunkscope.analyzer;
