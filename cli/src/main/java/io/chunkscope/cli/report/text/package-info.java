/** The report for a person at a terminal. */
package io.chunkscope.cli.report.text;
