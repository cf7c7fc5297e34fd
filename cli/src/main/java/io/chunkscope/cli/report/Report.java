package io.chunkscope.cli.report;

import io.chunkscope.analyzer.AnalysisHandler;
import java.io.Closeable;
import java.io.IOException;

/**
 * One form of the results. For each capture in turn: {@link #begin}, what the analysis hands over,
 * {@link #end}; when all have been read {@link #finish}. Closing it gives back what it holds,
 * whether it was finished or not, but not the output.
 *
 * <p>The handler cannot throw what writing throws: it wraps an {@link IOException} in an {@link
 * java.io.UncheckedIOException}.
 */
public interface Report extends Closeable {

  /**
   * A capture begins.
   *
   * @param capture 0-based, in the order of the command line
   * @return what receives this capture's results
   */
  AnalysisHandler begin(int capture, String file) throws IOException;

  /** What is final and can be written already is on its way; while packets are waited for. */
  default void flush() throws IOException {}

  /** The capture has been read as far as it could be. */
  void end(CaptureRecord capture) throws IOException;

  /** All captures have been read. */
  void finish(RunRecord run) throws IOException;

  @Override
  void close() throws IOException;
}
