package io.chunkscope.cli.report.summary;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.MessageEnd;
import io.chunkscope.analyzer.model.Protocol;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.cli.report.Amounts;
import io.chunkscope.cli.report.CaptureRecord;
import io.chunkscope.cli.report.RunRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What was not there to be judged: answers that never came, messages without their end, and what
 * the captures lack. Without it "no fault found" would promise too much.
 */
public final class Shortfall {
  private long unanswered;
  private long incomplete;
  private long connectionsWithHoles;
  private long missingBytes;
  private long oneSided;
  private long midstream;
  private long conflicts;

  public void add(Exchange exchange) {
    Response response = exchange.response();
    if (response == null) {
      unanswered++;
    } else if (!response.complete() && response.end() != MessageEnd.TUNNEL) {
      incomplete++;
    }
  }

  public void add(ConnectionTrace connection) {
    if (connection.protocol() != Protocol.HTTP_1) {
      return;
    }
    long missing = 0;
    boolean bothSeen = true;
    for (Direction direction : Direction.values()) {
      if (connection.transport().seen(direction)) {
        missing += connection.missingBytes(direction);
      } else {
        bothSeen = false;
      }
    }
    if (missing > 0) {
      connectionsWithHoles++;
      missingBytes += missing;
    }
    oneSided += bothSeen ? 0 : 1;
    midstream += connection.midstream() ? 1 : 0;
    conflicts += connection.conflicts() > 0 ? 1 : 0;
  }

  /** {@code ; 2 without a response, 1 incomplete}, or nothing. */
  public String ofExchanges() {
    List<String> parts = new ArrayList<>();
    if (unanswered > 0) {
      parts.add(Amounts.number(unanswered) + " without a response");
    }
    if (incomplete > 0) {
      parts.add(Amounts.count(incomplete, "response") + " without an end");
    }
    return parts.isEmpty() ? "" : "; " + Traffic.list(parts);
  }

  /** One sentence on what the captures lack, or nothing. */
  public String ofCaptures(RunRecord run) {
    List<String> parts = new ArrayList<>();
    long cutFiles =
        run.captures().stream().filter(each -> each.info() != null && !each.complete()).count();
    if (cutFiles > 0) {
      parts.add(
          run.captures().size() == 1
              ? "the file ends too early"
              : Amounts.count(cutFiles, "file")
                  + (cutFiles == 1 ? " ends" : " end")
                  + " too early");
    }
    long dropped = run.captures().stream().mapToLong(CaptureRecord::droppedPackets).sum();
    if (dropped > 0) {
      parts.add(Amounts.count(dropped, "packet") + (dropped == 1 ? " was" : " were") + " dropped");
    }
    if (missingBytes > 0) {
      parts.add(
          Amounts.count(missingBytes, "byte")
              + (missingBytes == 1 ? " is" : " are")
              + " missing on "
              + Amounts.count(connectionsWithHoles, "connection"));
    }
    if (oneSided > 0) {
      parts.add("only one direction of " + Amounts.count(oneSided, "connection") + " is there");
    }
    if (midstream > 0) {
      parts.add(Amounts.count(midstream, "connection") + " began before the capture");
    }
    if (conflicts > 0) {
      parts.add(Amounts.count(conflicts, "connection") + " carried the same bytes in two versions");
    }
    long evicted = run.captures().stream().mapToLong(CaptureRecord::evictedConnections).sum();
    if (evicted > 0) {
      parts.add(Amounts.count(evicted, "connection") + " had to be given up for lack of memory");
    }
    return parts.isEmpty() ? "" : "The capture does not tell all: " + Traffic.list(parts) + ".";
  }
}
