/** What Transfer-Encoding lists: RFC 9112 §6.1, §7. */
package io.chunkscope.analyzer.rules.coding;
