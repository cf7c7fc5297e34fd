/** What one side of a hop shows: exchanges of a capture, cut down to what comparing them needs. */
package io.chunkscope.compare.leg;
