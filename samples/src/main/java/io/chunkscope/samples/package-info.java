/** The corpus: text recipes, the captures recorded from them, and where their verdicts are kept. */
package io.chunkscope.samples;
