/** A capture copied with its findings as packet comments. */
package io.chunkscope.cli.annotate;
