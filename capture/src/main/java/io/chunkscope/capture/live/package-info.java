/** Packets from network interfaces, through libpcap. The only place that knows pcap4j. */
package io.chunkscope.capture.live;
