/** What the capture cannot tell: nobody's fault on the wire. */
package io.chunkscope.analyzer.rules.capture;
