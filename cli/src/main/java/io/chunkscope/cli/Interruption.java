package io.chunkscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or the wish of the service manager that the program end: asks the work to stop, lets it
 * write its report, and ends the process with the status that came of it.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile int status = ExitStatus.FAILED.code();
  private final Thread hook;

  private Interruption(Runnable stop) {
    hook =
        new Thread(
            () -> {
              stop.run();
              awaitWork();
            },
            "interruption");
  }

  /**
   * From now on an interruption asks for an end in order.
   *
   * @param stop asks the work to end soon; called by another thread
   */
  static Interruption handledBy(Runnable stop) {
    Interruption interruption = new Interruption(stop);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void awaitWork() {
    try {
      if (finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work is done: nothing is left to be asked for. */
  void over(ExitStatus status) {
    this.status = status.code();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and waits for this.
      finished.countDown();
    }
  }
}
