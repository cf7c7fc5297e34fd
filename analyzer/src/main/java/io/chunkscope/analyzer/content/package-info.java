/** Content codings (RFC 9110 §8.4.1): what a prefix of a body decodes to. Bytes in, counts out. */
package io.chunkscope.analyzer.content;
