package io.chunkscope.cli.annotate;

import io.chunkscope.analyzer.AnalysisHandler;
import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.cli.report.FindingComment;
import io.chunkscope.verify.Excerpt;
import io.chunkscope.verify.FrameNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The comments of a capture by frame: a finding stands at the frame that decided, one without
 * frames at the first packet. In bounded memory: when there is too much to say, the mildest
 * findings are left out, and counted.
 */
public final class FrameComments implements AnalysisHandler {
  private static final long MAX_CHARS = 24L << 20;
  private static final int MAX_AT_ONE_FRAME = 64;
  private static final long FIRST_PACKET = 0;

  private record Note(Severity severity, String text) {}

  private final Map<Long, List<Note>> notes = new HashMap<>();
  private final long maxChars;
  private Severity minSeverity;
  private long chars;
  private long leftOut;
  private long frames;
  private long comments;

  /**
   * @param minSeverity findings below it are not told
   */
  public FrameComments(Severity minSeverity) {
    this(minSeverity, MAX_CHARS);
  }

  FrameComments(Severity minSeverity, long maxChars) {
    this.minSeverity = minSeverity;
    this.maxChars = maxChars;
  }

  @Override
  public void onExchange(Exchange exchange) {}

  @Override
  public void onConnection(ConnectionTrace connection) {}

  @Override
  public void onFinding(Finding finding) {
    if (finding.severity().compareTo(minSeverity) < 0) {
      return;
    }
    long frame = finding.frames().isEmpty() ? FIRST_PACKET : finding.frames().get(0);
    boolean room = chars <= maxChars || makeRoom();
    List<Note> there = notes.get(frame);
    boolean crowded = there != null && there.size() == MAX_AT_ONE_FRAME;
    if (!room || crowded || finding.severity().compareTo(minSeverity) < 0) {
      leftOut++;
      return;
    }
    Note note = new Note(finding.severity(), text(finding));
    notes.computeIfAbsent(frame, key -> new ArrayList<>(1)).add(note);
    chars += note.text.length();
    comments++;
  }

  /** Leaves out the mildest findings; false when errors alone are too many. */
  private boolean makeRoom() {
    while (chars > maxChars && minSeverity != Severity.ERROR) {
      Severity mildest = minSeverity;
      minSeverity = Severity.values()[mildest.ordinal() + 1];
      for (Iterator<List<Note>> all = notes.values().iterator(); all.hasNext(); ) {
        List<Note> there = all.next();
        for (Iterator<Note> each = there.iterator(); each.hasNext(); ) {
          Note note = each.next();
          if (note.severity == mildest) {
            chars -= note.text.length();
            leftOut++;
            comments--;
            each.remove();
          }
        }
        if (there.isEmpty()) {
          all.remove();
        }
      }
    }
    return chars <= maxChars;
  }

  private static String text(Finding finding) {
    StringBuilder text = new StringBuilder(FindingComment.of(finding));
    if (finding.frames().size() > 1) {
      text.append(" See ").append(FrameNumbers.text(finding.frames(), "...")).append('.');
    }
    if (finding.fix() != null && !finding.fix().isEmpty()) {
      text.append(" Fix: ").append(FindingComment.clipped(Excerpt.sentence(finding.fix())));
    }
    return text.toString();
  }

  /** What is to be said at this frame; said once. To be asked in the order of frames. */
  public List<String> take(long frame) {
    List<Note> first = notes.isEmpty() ? null : notes.remove(FIRST_PACKET);
    List<Note> own = notes.isEmpty() ? null : notes.remove(frame);
    if (first == null && own == null) {
      return List.of();
    }
    List<String> told = new ArrayList<>();
    if (own != null) {
      own.forEach(note -> told.add(note.text));
    }
    if (first != null) {
      first.forEach(note -> told.add(note.text));
    }
    if (!told.isEmpty()) {
      frames++;
    }
    return told;
  }

  /** Comments there are. */
  public long comments() {
    return comments;
  }

  /** Frames that got a comment. */
  public long frames() {
    return frames;
  }

  /** Findings that no comment tells, as there was too much to say. */
  public long leftOut() {
    return leftOut;
  }

  /** Comments that found no packet. */
  public long unplaced() {
    return notes.values().stream().mapToLong(List::size).sum();
  }
}
