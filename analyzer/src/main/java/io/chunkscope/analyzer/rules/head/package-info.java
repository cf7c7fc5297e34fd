/** Syntax of heads that moves a boundary: RFC 9112 §2.2, §5. */
package io.chunkscope.analyzer.rules.head;
