/** What can be expected of an exchange or a connection, and how it is judged. */
package io.chunkscope.verify.expect.check;
