/** Where the records of a live report go: never in the way of the capture, whoever reads them. */
package io.chunkscope.cli.output;
