/** Requests without their responses, responses without their requests. */
package io.chunkscope.analyzer.rules.exchange;
