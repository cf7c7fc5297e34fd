/** Judges what is asserted of exchanges, and says in words what failed. */
package io.chunkscope.junit.judge;
