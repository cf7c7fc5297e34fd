/** RFC 9112 §6.3 and §9.3 as pure functions: the decision and the step that made it. */
package io.chunkscope.analyzer.framing;
