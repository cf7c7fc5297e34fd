/** Exchanges as a table (RFC 4180), for spreadsheets and scripts. See docs/FORMATS.md. */
package io.chunkscope.cli.report.csv;
