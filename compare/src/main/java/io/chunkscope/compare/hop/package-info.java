/** What a hop did to one response, and which software it is. */
package io.chunkscope.compare.hop;
