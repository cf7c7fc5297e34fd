/** Which exchange on the one side of a hop is which on the other. */
package io.chunkscope.compare.match;
