/** What several rules ask of the model: who closed first, what cut a message, what was promised. */
package io.chunkscope.analyzer.rules.evidence;
