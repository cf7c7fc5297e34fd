/** What the time of an exchange consists of: for every report that draws it. */
package io.chunkscope.cli.report.timeline;
