package io.chunkscope.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A line on a terminal with a bar, the rate and the time left. The only thing in the program that
 * goes by the clock on the wall, which the bar's library reads.
 */
final class ProgressLine implements Progress {
  private static final int UPDATE_MS = 200;
  private static final long MEGABYTE = 1_000_000;
  private static final String CLEAR = "\r\u001b[K";

  private final ProgressBar bar;

  /**
   * @param name what is being read, already fit for a terminal
   * @param bytes its size
   */
  ProgressLine(PrintStream terminal, String name, long bytes, int width) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(bytes)
            .setUnit(" MB", MEGABYTE)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MS)
            .showSpeed()
            .setConsumer(new Line(terminal, width))
            .build();
  }

  @Override
  public void at(long consumedBytes) {
    bar.stepTo(consumedBytes);
  }

  @Override
  public void close() {
    bar.close();
  }

  /** Writes each state over the one before. */
  private record Line(PrintStream terminal, int width) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return width - 1;
    }

    @Override
    public void accept(String rendered) {
      terminal.print("\r" + rendered);
      terminal.flush();
    }

    @Override
    public void clear() {
      terminal.print(CLEAR);
      terminal.flush();
    }

    @Override
    public void close() {
      clear();
    }
  }
}
