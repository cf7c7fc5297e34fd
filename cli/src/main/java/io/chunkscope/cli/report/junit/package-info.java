/** Results as JUnit XML, which continuous integration servers show. */
package io.chunkscope.cli.report.junit;
