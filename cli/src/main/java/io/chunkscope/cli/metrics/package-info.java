/** A live capture's figures for Prometheus; the one place that knows its client and serves HTTP. */
package io.chunkscope.cli.metrics;
