/** The same streams in other segments: what a verdict must not depend on. */
package io.chunkscope.samples.segment;
