/**
 * The report as one page for a browser: what is worth showing is selected while captures are read,
 * and written as data beside the scripts that draw it. What comes from the wire is escaped before
 * it is data, and text when it is shown.
 */
package io.chunkscope.cli.report.html;
