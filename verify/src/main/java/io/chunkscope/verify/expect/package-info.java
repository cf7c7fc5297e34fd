/**
 * Expectations: what must hold of the exchanges in a capture, judged exchange by exchange.
 *
 * <p>{@link io.chunkscope.verify.expect.yaml.ExpectationFile} reads a file of them, {@link
 * io.chunkscope.verify.expect.Evaluation} judges an analysis while it runs.
 */
package io.chunkscope.verify.expect;
