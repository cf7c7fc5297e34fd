/** What the analyzer makes of a capture, as text to be compared. */
package io.chunkscope.verify.verdict;
