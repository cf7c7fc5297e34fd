/** Commands and options. */
package io.chunkscope.cli;
