/** Findings as SARIF 2.1.0, for services that track results. See docs/FORMATS.md. */
package io.chunkscope.cli.report.sarif;
