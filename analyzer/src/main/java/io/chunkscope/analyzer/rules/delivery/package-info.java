/** Framing in time: how bodies were delivered, and what told their end. */
package io.chunkscope.analyzer.rules.delivery;
