/** Why a server's responses are as they are, and what that costs: one answer for a server. */
package io.chunkscope.analyzer.diagnosis;
