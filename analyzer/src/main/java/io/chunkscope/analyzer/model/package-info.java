/** What happened: messages, exchanges, connections, with times and frames. */
package io.chunkscope.analyzer.model;
