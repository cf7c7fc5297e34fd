/** The analysis as an HTTP Archive (HAR 1.2), for the viewers there are. See docs/FORMATS.md. */
package io.chunkscope.cli.report.har;
