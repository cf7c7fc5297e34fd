package io.chunkscope.analyzer.rules.capture;

import io.chunkscope.analyzer.rules.CaptureFacts;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.FindingSink;
import io.chunkscope.analyzer.rules.Party;
import io.chunkscope.analyzer.rules.Rule;
import io.chunkscope.analyzer.rules.RuleInfo;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.analyzer.rules.wording.Durations;
import io.chunkscope.analyzer.rules.wording.Phrases;

public final class ClockBackwards implements Rule.OfCapture {
  private static final RuleInfo INFO =
      new RuleInfo(
          "clock-backwards",
          "capture",
          Severity.INFO,
          Party.CAPTURE,
          "capture time stamps",
          "Time stamps of the capture run backwards",
          """
          What it is
          Packets in the capture are stamped earlier than the packet before them.

          Why it matters
          Waits, pauses and flushes next to such a step may be wrong by its size. Small steps
          come from capturing several interfaces or processor queues at once; large ones from a
          clock that was set. What is found about a connection whose own packets are out of order
          by more than 1 ms is one step less sure.

          Example on the wire
            frame 10  12:00:00.500
            frame 11  12:00:00.480

          What to do
          Small steps: sort the file by time (reordercap), or capture one interface. Large ones:
          let the clock be slewed, not stepped, while capturing.

          Reference
          The time stamp of each packet record in the capture file.
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void onCapture(CaptureFacts capture, FindingSink sink) {
    if (capture.backwardStamps() <= 0) {
      return;
    }
    sink.onFinding(
        Finding.aboutCapture(this)
            .summary(
                Phrases.count(capture.backwardStamps(), "packet is", "packets are")
                    + " stamped earlier than the packet before, by up to "
                    + Durations.text(capture.largestStepBackNs())
                    + ".")
            .fix("Sort the capture by time (reordercap), or capture one interface at a time.")
            .frames(capture.firstBackwardFrame())
            .at(capture.lastTimeNs())
            .build());
  }
}
