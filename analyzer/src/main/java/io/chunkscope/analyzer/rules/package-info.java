/** Judgement: one file a rule. */
package io.chunkscope.analyzer.rules;
