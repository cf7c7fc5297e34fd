/** Drafts a file of expectations from what a capture shows. */
package io.chunkscope.verify.expect.draft;
