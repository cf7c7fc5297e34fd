package io.chunkscope.verify.replay;

import io.chunkscope.verify.CaptureRun;
import io.chunkscope.verify.RunOptions;
import io.chunkscope.verify.verdict.Difference;
import io.chunkscope.verify.verdict.Verdict;
import io.chunkscope.verify.verdict.VerdictDiff;
import io.chunkscope.verify.verdict.VerdictFile;
import io.chunkscope.verify.verdict.VerdictFormatException;
import io.chunkscope.verify.verdict.VerdictRecorder;
import io.chunkscope.verify.verdict.VerdictScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Replays captures and compares what is found with the verdicts kept. */
public final class Replay {
  private final RunOptions options;
  private final VerdictScope scope;

  /**
   * @param options rules and ports also limit which part of the verdicts is compared
   */
  public Replay(RunOptions options) {
    this.options = options;
    this.scope = new VerdictScope(options);
  }

  /**
   * Replays several at a time.
   *
   * @param jobs how many, at least 1
   * @param progress is told of bytes read since it was last told; called by several threads
   * @return a result for each, in the same order
   */
  public List<ReplayResult> all(List<ReplayItem> items, int jobs, LongConsumer progress) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(jobs, items.size() + 1));
    try {
      List<Future<ReplayResult>> futures = new ArrayList<>();
      items.forEach(item -> futures.add(threads.submit(() -> one(item, progress))));
      List<ReplayResult> results = new ArrayList<>();
      for (Future<ReplayResult> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Replays one; as {@link #all}. */
  public ReplayResult one(ReplayItem item, LongConsumer progress) {
    if (item.capture() == null) {
      return ReplayResult.orphan(item);
    }
    Path file = item.verdict();
    Verdict kept;
    try {
      kept = Files.exists(file) ? VerdictFile.read(file) : null;
    } catch (VerdictFormatException e) {
      return ReplayResult.error(item, file + ":" + e.line() + ": " + e.getMessage());
    } catch (IOException e) {
      return ReplayResult.error(item, e.getMessage());
    }
    try {
      Verdict found = VerdictRecorder.replay(item.capture(), options, new Steps(progress));
      return kept == null ? ReplayResult.fresh(item, found) : compared(item, kept, found);
    } catch (IOException e) {
      return ReplayResult.error(item, item.capture() + ": " + CaptureRun.message(e));
    }
  }

  private ReplayResult compared(ReplayItem item, Verdict kept, Verdict found) {
    List<Difference> differences = VerdictDiff.of(scope.of(kept), scope.of(found));
    return differences.isEmpty()
        ? ReplayResult.passed(item)
        : ReplayResult.failed(item, differences, found);
  }

  /** Turns how far one capture was read into how much more was read in all. */
  private static final class Steps implements LongConsumer {
    private final LongConsumer progress;
    private long lastBytes;

    Steps(LongConsumer progress) {
      this.progress = progress;
    }

    @Override
    public void accept(long bytes) {
      progress.accept(bytes - lastBytes);
      lastBytes = bytes;
    }
  }
}
