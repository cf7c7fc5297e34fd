/** Where captures are. */
package io.chunkscope.junit.file;
