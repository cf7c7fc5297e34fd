/** What messages promise about their connection, and what became of it: RFC 9112 §9. */
package io.chunkscope.analyzer.rules.persistence;
