/**
 * Frames to TCP segments: link layers, IP, fragments, tunnels. Stateless but for held fragments.
 */
package io.chunkscope.capture.decode;
