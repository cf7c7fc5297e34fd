/** Exchanges together with the findings about them, for reports that have a row for each. */
package io.chunkscope.cli.report.join;
