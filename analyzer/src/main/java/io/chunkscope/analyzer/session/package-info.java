/** Couples the two directions of a connection and builds the model. */
package io.chunkscope.analyzer.session;
