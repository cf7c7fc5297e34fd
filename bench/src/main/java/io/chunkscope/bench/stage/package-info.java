/** JMH benchmarks of single stages: decode, reassembly, chunk parsing. */
package io.chunkscope.bench.stage;
