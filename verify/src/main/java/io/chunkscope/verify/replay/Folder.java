package io.chunkscope.verify.replay;

import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.capture.source.ReadOptions;
import io.chunkscope.verify.verdict.VerdictFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The captures of one folder and the verdicts beside them. {@code name.verdict} is the verdict on
 * {@code name.pcap}, {@code name.pcapng.gz} and so on; captures that share their name up to there
 * have one each, {@code name.pcap.verdict} and {@code name.pcapng.verdict}, and so may any other.
 */
final class Folder {
  /** Enough for the first bytes; most files are no captures. */
  private static final ReadOptions SNIFF = ReadOptions.DEFAULTS.withBlockBytes(1 << 12);

  private final Path folder;
  private final Set<String> verdicts = new TreeSet<>();
  private final Map<String, List<String>> capturesByStem = new TreeMap<>();

  /**
   * @param files names of the folder's files, none hidden
   */
  Folder(Path folder, Iterable<String> files) {
    this.folder = folder;
    List<String> others = new ArrayList<>();
    for (String name : files) {
      if (name.endsWith(VerdictFile.SUFFIX)) {
        verdicts.add(name);
      } else {
        others.add(name);
      }
    }
    List<String> unlike = new ArrayList<>();
    for (String name : others) {
      if (CaptureName.isCapture(name) || holdsCapture(name)) {
        add(name);
      } else {
        unlike.add(name);
      }
    }
    unlike.stream().filter(this::hasVerdict).forEach(this::add);
  }

  /** Takes a file for a capture whatever it is: somebody named it. */
  void add(String name) {
    List<String> alike =
        capturesByStem.computeIfAbsent(CaptureName.stem(name), stem -> new ArrayList<>());
    if (!alike.contains(name)) {
      alike.add(name);
    }
  }

  /** Every capture, and every verdict that is of none. */
  List<ReplayItem> items() {
    List<ReplayItem> items = new ArrayList<>();
    Set<String> used = new HashSet<>();
    // Verdicts that have a capture's whole name are that capture's, whoever else might claim them.
    Map<String, String> byShortName = new TreeMap<>();
    capturesByStem.forEach(
        (stem, captures) -> {
          for (String capture : captures) {
            String own = capture + VerdictFile.SUFFIX;
            if (captures.size() > 1 || verdicts.contains(own)) {
              items.add(item(capture, own));
              used.add(own);
            } else {
              byShortName.put(capture, stem + VerdictFile.SUFFIX);
            }
          }
        });
    byShortName.forEach(
        (capture, verdict) -> {
          String free = used.add(verdict) ? verdict : capture + VerdictFile.SUFFIX;
          used.add(free);
          items.add(item(capture, free));
        });
    for (String verdict : verdicts) {
      if (!used.contains(verdict)) {
        items.add(new ReplayItem(null, folder.resolve(verdict), whyOrphan(verdict)));
      }
    }
    return items;
  }

  private String whyOrphan(String verdict) {
    String stem = verdict.substring(0, verdict.length() - VerdictFile.SUFFIX.length());
    List<String> alike = capturesByStem.get(stem);
    return alike == null || alike.size() < 2
        ? "there is no capture beside it"
        : String.join(" and ", alike)
            + " share this name; their verdicts are "
            + String.join(VerdictFile.SUFFIX + " and ", alike)
            + VerdictFile.SUFFIX;
  }

  private ReplayItem item(String capture, String verdict) {
    return new ReplayItem(folder.resolve(capture), folder.resolve(verdict), null);
  }

  /** Whether there is a verdict on this file, unless it is on a capture of the same name. */
  private boolean hasVerdict(String name) {
    String stem = CaptureName.stem(name);
    boolean own = !stem.equals(name) && verdicts.contains(name + VerdictFile.SUFFIX);
    return own
        || (verdicts.contains(stem + VerdictFile.SUFFIX) && !capturesByStem.containsKey(stem));
  }

  private boolean holdsCapture(String name) {
    try {
      CaptureFiles.open(folder.resolve(name), SNIFF).close();
      return true;
    } catch (CaptureFormatException | IOException e) {
      return false;
    }
  }
}
