/** Packets of connections with findings, in files of their own. */
package io.chunkscope.cli.evidence;
