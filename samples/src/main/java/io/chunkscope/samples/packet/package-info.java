/** Steps to packets: two TCP peers, a capture point between them, IP and link layers. */
package io.chunkscope.samples.packet;
