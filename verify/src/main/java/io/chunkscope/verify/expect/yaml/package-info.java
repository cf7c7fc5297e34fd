/** Files of expectations, in YAML. */
package io.chunkscope.verify.expect.yaml;
