/** How findings speak: durations, counts, names of messages, advice for known servers. */
package io.chunkscope.analyzer.rules.wording;
