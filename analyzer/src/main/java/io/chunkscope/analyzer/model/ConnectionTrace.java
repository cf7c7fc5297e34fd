package io.chunkscope.analyzer.model;

import io.chunkscope.capture.stream.ConnectionEnd;
import io.chunkscope.capture.stream.ConnectionInfo;
import io.chunkscope.capture.stream.Direction;
import io.chunkscope.capture.stream.TransportView;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection as it was seen: what TCP did and how many exchanges it carried. Lists are bounded;
 * the counts beside them cover all.
 */
public final class ConnectionTrace {
  private static final int MAX_NOTES = 64;

  private final ConnectionInfo info;
  private TransportView transport;
  Protocol protocol = Protocol.OTHER;
  ServerProfile profile;
  int exchanges;
  int responses;
  Exchange lastExchange;
  ClosePromise clientClose;
  ClosePromise serverClose;
  ConnectionEnd end;
  long observedUntilNs;
  long observedUntilFrame;
  long missingClientBytes;
  long missingServerBytes;
  boolean midstream;
  Preface preface = Preface.NONE;
  int conflicts;
  VersionChange versionChange;
  private boolean skippedOmitted;
  KeepAliveCount keepAliveCount;
  SingleUse singleUse;
  ConnectionStarts starts;
  private int gapCount;
  private List<GapNote> gaps = List.of();
  private List<SkippedNote> skipped = List.of();
  private ConflictNote firstConflict;

  ConnectionTrace(ConnectionInfo info, TransportView transport) {
    this.info = info;
    this.transport = transport;
  }

  void add(GapNote gap) {
    gapCount++;
    if (gap.direction() == Direction.CLIENT_TO_SERVER) {
      missingClientBytes += gap.length();
    } else {
      missingServerBytes += gap.length();
    }
    gaps = appended(gaps, gap);
  }

  void add(SkippedNote note) {
    skippedOmitted = skipped.size() >= MAX_NOTES;
    skipped = appended(skipped, note);
  }

  void add(ConflictNote note) {
    conflicts++;
    if (firstConflict == null) {
      firstConflict = note;
    }
  }

  private static <T> List<T> appended(List<T> list, T element) {
    List<T> target = list.isEmpty() ? new ArrayList<>(2) : list;
    if (target.size() < MAX_NOTES) {
      target.add(element);
    }
    return target;
  }

  public ConnectionInfo info() {
    return info;
  }

  /** Wireshark's {@code tcp.stream}. */
  public long id() {
    return info.id();
  }

  /**
   * What TCP was doing. Readable until the connection has been handed over as one that is over;
   * later only if it was settled then.
   */
  public TransportView transport() {
    return transport;
  }

  /**
   * Copies what TCP knew, so that it can be read for as long as this connection is kept: for
   * receivers that keep it, to be called while it is handed over.
   */
  public void settle() {
    transport = new SettledTransport(transport);
  }

  public Protocol protocol() {
    return protocol;
  }

  /** Exchanges so far. */
  public int exchanges() {
    return exchanges;
  }

  /** Final responses so far. */
  public int responses() {
    return responses;
  }

  /** The newest exchange, or null. */
  public Exchange lastExchange() {
    return lastExchange;
  }

  /** When the client first said close, or null. */
  public ClosePromise clientClose() {
    return clientClose;
  }

  /** When the server first said close, or null. */
  public ClosePromise serverClose() {
    return serverClose;
  }

  /** What became of the Keep-Alive fields' {@code max}; null when the server stated none. */
  public KeepAliveCount keepAliveCount() {
    return keepAliveCount;
  }

  /** Set when the client used this connection once although it could have stayed; else null. */
  public SingleUse singleUse() {
    return singleUse;
  }

  /**
   * The newer connection of the same client that began with the same request, as far as one has
   * been seen by now; {@link HttpMessage#UNKNOWN} for none.
   */
  public long repeatedOn(Request request) {
    return starts.repeated(this, request);
  }

  /** How the connection ended; null while it is open. */
  public ConnectionEnd end() {
    return end;
  }

  /** Until when the connection was watched: its end, or the capture's. Epoch nanoseconds. */
  public long observedUntilNs() {
    return observedUntilNs;
  }

  public long observedUntilFrame() {
    return observedUntilFrame;
  }

  /** When the client sent its FIN, or {@link HttpMessage#UNKNOWN}. */
  public long clientFinNs() {
    return transport.finNs(Direction.CLIENT_TO_SERVER);
  }

  /** When the server sent its FIN, or {@link HttpMessage#UNKNOWN}. */
  public long serverFinNs() {
    return transport.finNs(Direction.SERVER_TO_CLIENT);
  }

  /** Bytes of a direction that the capture does not have. */
  public long missingBytes(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? missingClientBytes : missingServerBytes;
  }

  /** Whether the beginning of the connection is not in the capture. */
  public boolean midstream() {
    return midstream;
  }

  /** What the client said before its first request. */
  public Preface preface() {
    return preface;
  }

  /** Holes, the first {@value #MAX_NOTES}. */
  public List<GapNote> gaps() {
    return gaps;
  }

  /** Whether the last bytes of a message, or what followed them, lie in a hole. */
  public boolean lacksEndOf(HttpMessage message) {
    for (int i = 0; i < gaps.size(); i++) {
      GapNote gap = gaps.get(i);
      if (gap.direction() == message.direction()
          && gap.start() >= message.start()
          && gap.start() + gap.length() >= message.endOffset()) {
        return true;
      }
    }
    return false;
  }

  public int gapCount() {
    return gapCount;
  }

  /** Bytes that belong to no message, the first {@value #MAX_NOTES} ranges. */
  public List<SkippedNote> skipped() {
    return skipped;
  }

  /** Whether there are more such ranges than are kept. */
  public boolean skippedOmitted() {
    return skippedOmitted;
  }

  /** Where responses to HTTP/1.1 requests changed their version, or null. */
  public VersionChange versionChange() {
    return versionChange;
  }

  /** How often bytes were captured again with different content. */
  public int conflicts() {
    return conflicts;
  }

  public ConflictNote firstConflict() {
    return firstConflict;
  }
}
