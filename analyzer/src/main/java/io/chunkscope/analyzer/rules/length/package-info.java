/** What Content-Length says, and what came: RFC 9112 §6.2, §6.3, §8. */
package io.chunkscope.analyzer.rules.length;
