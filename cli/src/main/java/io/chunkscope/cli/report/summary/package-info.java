/** What reports for a person have in common: the verdict, findings in groups, what is lacking. */
package io.chunkscope.cli.report.summary;
