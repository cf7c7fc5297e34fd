package io.chunkscope.analyzer.framing;

import java.util.Set;

/**
 * How a message's body is to be read, and why.
 *
 * @param body the framing
 * @param step the item of the list in RFC 9112 §6.3 that decided, such as {@code 6.3(8)}
 * @param conflicts what is wrong with the framing fields; immutable, mostly empty
 */
public record FramingDecision(BodyFraming body, String step, Set<FramingConflict> conflicts) {}
