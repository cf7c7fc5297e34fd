/** The reports for programs: schema 1, as one document or one record a line. */
package io.chunkscope.cli.report.json;
