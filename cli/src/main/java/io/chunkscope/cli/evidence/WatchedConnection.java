package io.chunkscope.cli.evidence;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.capture.PacketTap;
import io.chunkscope.capture.recent.PacketRing;
import io.chunkscope.capture.recent.RecentPackets;
import io.chunkscope.capture.source.Packet;
import io.chunkscope.cli.report.FindingComment;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A connection whose last packets are kept. After a finding nothing is dropped any more: what does
 * not fit into memory goes to the file, the rest when the connection ends or has been followed long
 * enough. So comments nearly always find their packet.
 */
final class WatchedConnection implements PacketTap.Connection, PacketRing.Spill {
  private final Evidence evidence;
  private final long id;
  private final PacketRing packets;
  private long lastNs;
  private long lastFrame;
  private boolean continued;

  // While there is a finding:
  private Finding finding;
  private Notes notes;
  private EvidenceFile file;
  private long untilNs;
  private long flaggedNs;

  WatchedConnection(Evidence evidence, long id, RecentPackets memory) {
    this.evidence = evidence;
    this.id = id;
    this.packets = memory.open(this);
  }

  @Override
  public void onPacket(Packet packet) {
    if (finding != null && isOver(packet.timestampNs())) {
      complete();
    }
    packets.add(packet);
    lastNs = packet.timestampNs();
    lastFrame = packet.frameNumber();
  }

  @Override
  public void onClose() {
    if (finding != null) {
      complete();
    }
    packets.clear();
    evidence.closed(id);
  }

  long lastNs() {
    return lastNs;
  }

  void flag(Finding found) {
    if (finding == null) {
      finding = found;
      notes = new Notes();
      flaggedNs = found.timeNs() > 0 ? found.timeNs() : lastNs;
    }
    notes.add(found, lastFrame);
    untilNs = lastNs + evidence.options().afterNs();
  }

  /** Whether it has been followed long enough. */
  boolean isOver(long nowNs) {
    return nowNs > untilNs
        || (file == null ? 0 : file.bytes()) + packets.bytes() >= evidence.options().fileBytes();
  }

  @Override
  public void beforeDrop(PacketRing ring) {
    if (finding == null) {
      return;
    }
    boolean first = file == null;
    if (!write()) {
      unflag();
    } else if (first) {
      evidence.stayedOpen(this);
    }
  }

  /** Ends the file; a later finding begins another. */
  void complete() {
    if (write()) {
      try {
        String rest = notes.upTo(Long.MAX_VALUE);
        if (rest != null) {
          file.comment(rest, lastNs);
        }
        evidence.completed(this, file);
        continued = true;
      } catch (IOException e) {
        giveUp(e);
      }
    }
    unflag();
  }

  private void unflag() {
    finding = null;
    notes = null;
    file = null;
    evidence.unflag(this);
  }

  /** Moves all packets to the file; false if that fails and the file is given up. */
  private boolean write() {
    try {
      if (file == null) {
        file = evidence.open(finding, flaggedNs, about());
      }
      packets.forEach(this::write);
      packets.clear();
      return true;
    } catch (IOException e) {
      giveUp(e);
    } catch (UncheckedIOException e) {
      giveUp(e.getCause());
    }
    packets.clear();
    return false;
  }

  private void write(Packet packet) {
    try {
      file.packet(packet, notes.upTo(packet.frameNumber()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void giveUp(IOException failure) {
    evidence.failed(failure);
    if (file == null) {
      return;
    }
    try {
      file.abandon();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    file = null;
  }

  private String about() {
    StringBuilder text = new StringBuilder(FindingComment.of(finding));
    text.append("\nPackets of connection ").append(id);
    if (finding.server() != null) {
      text.append(" to ").append(finding.server());
    }
    text.append('.');
    if (packets.droppedPackets() > 0) {
      text.append(' ')
          .append(packets.droppedPackets())
          .append(" earlier packets are missing: they did not fit into memory.");
    }
    if (continued) {
      text.append(" Packets before these are in an earlier file.");
    }
    return text.toString();
  }
}
