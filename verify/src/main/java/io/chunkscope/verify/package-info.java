/** A capture analysed as a whole, so that what is known of it can be compared. */
package io.chunkscope.verify;
