/** How the clocks of two captures stand to each other. */
package io.chunkscope.compare.clock;
