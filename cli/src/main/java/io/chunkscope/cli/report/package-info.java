/** What every report format shares: its contract, its inputs, and how hostile bytes are shown. */
package io.chunkscope.cli.report;
