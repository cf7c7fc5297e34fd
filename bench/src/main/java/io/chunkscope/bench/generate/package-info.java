/** Large captures of imaginary traffic, to measure with. */
package io.chunkscope.bench.generate;
