/**
 * A comparison as one page for a browser: what the hop did to each response, in words, and drawn as
 * two lanes on one time axis. Made of the same parts as the page of a report.
 */
package io.chunkscope.cli.report.html.hop;
