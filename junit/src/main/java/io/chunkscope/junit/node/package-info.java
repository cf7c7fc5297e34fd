/** Makes dynamic tests of verdicts and expectations. */
package io.chunkscope.junit.node;
