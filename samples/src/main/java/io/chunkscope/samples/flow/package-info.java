/** The recipe language of {@code .flow} files: text to steps. Knows no packets. */
package io.chunkscope.samples.flow;
