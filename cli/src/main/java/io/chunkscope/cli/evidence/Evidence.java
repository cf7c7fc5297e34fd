package io.chunkscope.cli.evidence;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.PacketTap;
import io.chunkscope.capture.recent.RecentPackets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes the packets of connections with findings, those before the finding too as far as they are
 * kept in memory, a pcapng file each. A file that cannot be written does not disturb the capture:
 * it is counted.
 */
public final class Evidence implements PacketTap {
  private static final int MAX_OPEN_FILES = 64;

  private final EvidenceOptions options;
  private final RecentPackets memory;
  private final EvidenceDirectory directory;
  private final FileRate rate;
  private final Map<Long, WatchedConnection> connections = new HashMap<>();

  /** Those with a finding, in the order in which they got it. */
  private final Set<WatchedConnection> flagged = new LinkedHashSet<>();

  /** Those whose file is open because memory did not suffice, the oldest first. */
  private final ArrayDeque<WatchedConnection> spilled = new ArrayDeque<>();

  private final int maxOpenFiles;
  private long files;
  private long alike;
  private long failures;
  private IOException firstFailure;

  /** Makes the directory if need be. */
  public Evidence(Path directory, EvidenceOptions options) throws IOException {
    this.options = options;
    this.memory = new RecentPackets(options.memoryBytes(), options.connectionBytes());
    // Files that are being written may take up to half of the disk space there is for all.
    long largestFile = options.fileBytes() + 2L * options.connectionBytes();
    this.maxOpenFiles =
        (int) Math.max(1, Math.min(MAX_OPEN_FILES, options.diskBytes() / 2 / largestFile));
    this.directory =
        new EvidenceDirectory(
            directory,
            Math.max(options.fileBytes(), options.diskBytes() - maxOpenFiles * largestFile));
    this.rate = new FileRate(options.filesPerMinute());
  }

  @Override
  public PacketTap.Connection onConnection(long connection) {
    WatchedConnection watched = new WatchedConnection(this, connection, memory);
    connections.put(connection, watched);
    return watched;
  }

  /** A finding makes the packets of its connection evidence. */
  public void onFinding(Finding finding) {
    if (finding.connection() == Finding.NONE
        || finding.severity().compareTo(options.minSeverity()) < 0) {
      return;
    }
    WatchedConnection watched = connections.get(finding.connection());
    if (watched == null) {
      return;
    }
    if (!flagged.contains(watched)) {
      if (!rate.allows(finding, watched.lastNs())) {
        alike++;
        return;
      }
      flagged.add(watched);
    }
    watched.flag(finding);
  }

  /**
   * Time passes: what has been followed long enough is completed.
   *
   * @param nowNs epoch nanoseconds
   */
  public void onTime(long nowNs) {
    if (flagged.isEmpty()) {
      return;
    }
    for (WatchedConnection watched : new ArrayList<>(flagged)) {
      if (watched.isOver(nowNs)) {
        watched.complete();
      }
    }
  }

  /** Files written. */
  public long files() {
    return files;
  }

  /** Findings without a file, because there were enough like it. */
  public long alike() {
    return alike;
  }

  /** Files that could not be written. */
  public long failures() {
    return failures;
  }

  /** Why the first of them could not, or null. */
  public IOException firstFailure() {
    return firstFailure;
  }

  /** Files removed because of newer ones. */
  public long removed() {
    return directory.removed();
  }

  EvidenceOptions options() {
    return options;
  }

  EvidenceFile open(Finding finding, long timeNs, String comment) throws IOException {
    return new EvidenceFile(directory.file(finding, timeNs), options.application(), comment);
  }

  /** A file stays open; the oldest such file ends if there are too many. */
  void stayedOpen(WatchedConnection watched) {
    spilled.add(watched);
    if (spilled.size() > maxOpenFiles) {
      spilled.peekFirst().complete();
    }
  }

  void completed(WatchedConnection watched, EvidenceFile file) throws IOException {
    long bytes = file.bytes();
    directory.completed(file.complete(), bytes);
    files++;
  }

  void failed(IOException failure) {
    failures++;
    if (firstFailure == null) {
      firstFailure = failure;
    }
  }

  void unflag(WatchedConnection watched) {
    flagged.remove(watched);
    spilled.remove(watched);
  }

  void closed(long connection) {
    connections.remove(connection);
  }
}
