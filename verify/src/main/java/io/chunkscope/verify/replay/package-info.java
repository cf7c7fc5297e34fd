/** Captures replayed against the verdicts kept beside them. */
package io.chunkscope.verify.replay;
