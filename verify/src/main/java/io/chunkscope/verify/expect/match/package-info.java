/** Patterns that say which exchanges are meant. */
package io.chunkscope.verify.expect.match;
