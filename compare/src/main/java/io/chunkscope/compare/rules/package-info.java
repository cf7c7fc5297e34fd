/** What a hop may do wrong: one file a rule, as in the analyzer's catalogue. */
package io.chunkscope.compare.rules;
