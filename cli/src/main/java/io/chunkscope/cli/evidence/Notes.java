package io.chunkscope.cli.evidence;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.cli.report.FindingComment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Findings that wait for the packet whose comment they become. */
final class Notes {
  private static final int MAX_WAITING = 64;

  private record Note(long frame, String text) {}

  private final List<Note> waiting = new ArrayList<>();
  private int leftOut;

  /**
   * @param lastFrame the connection's last so far, for a finding that names none
   */
  void add(Finding finding, long lastFrame) {
    if (waiting.size() == MAX_WAITING) {
      leftOut++;
      return;
    }
    long frame = finding.frames().isEmpty() ? lastFrame : finding.frames().get(0);
    waiting.add(new Note(frame, FindingComment.of(finding)));
  }

  /** What is to be said with this frame: of it, or of an earlier one that is gone; or null. */
  String upTo(long frame) {
    if (waiting.isEmpty()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    Iterator<Note> all = waiting.iterator();
    while (all.hasNext()) {
      Note note = all.next();
      if (note.frame <= frame) {
        text.append(text.length() == 0 ? "" : "\n").append(note.text);
        all.remove();
      }
    }
    if (leftOut > 0 && text.length() > 0) {
      text.append("\nand ").append(leftOut).append(" more");
      leftOut = 0;
    }
    return text.length() == 0 ? null : text.toString();
  }
}
