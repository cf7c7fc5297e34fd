package io.chunkscope.cli.evidence;

import io.chunkscope.analyzer.rules.Finding;
import io.chunkscope.cli.report.Timestamps;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The directory of the files: their names, which begin with a time and so sort by age, and the disk
 * space that all of them may take. Files that are not named as evidence is are left alone.
 */
final class EvidenceDirectory {
  static final String PART = ".part";

  private static final String SUFFIX = ".pcapng";
  private static final Pattern NAME =
      Pattern.compile("[0-9]{8}T[0-9]{6}\\.[0-9]{9}Z_[A-Za-z0-9._-]+_connection-[0-9]+\\.pcapng");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9.-]+");

  private final Path directory;
  private final long maxBytes;
  private final Timestamps times = new Timestamps();
  private final TreeMap<String, Long> sizes = new TreeMap<>();
  private long bytes;
  private long removed;

  /** Makes the directory if need be, and takes stock of what an earlier run left. */
  EvidenceDirectory(Path directory, long maxBytes) throws IOException {
    this.directory = directory;
    this.maxBytes = maxBytes;
    Files.createDirectories(directory);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (NAME.matcher(name).matches()) {
          add(name, Files.size(file));
        } else if (name.endsWith(PART) && NAME.matcher(withoutPart(name)).matches()) {
          Files.delete(file);
        }
      }
    }
    prune();
  }

  private static String withoutPart(String name) {
    return name.substring(0, name.length() - PART.length());
  }

  /** Where evidence of a finding goes. */
  Path file(Finding finding, long timeNs) {
    String time = times.rfc3339(timeNs).replace("-", "").replace(":", "");
    String server = finding.server() == null ? "" : "_" + safe(finding.server().toString());
    return directory.resolve(
        time
            + "_"
            + safe(finding.rule().id())
            + server
            + "_connection-"
            + finding.connection()
            + SUFFIX);
  }

  private static String safe(String text) {
    return UNSAFE.matcher(text.replace("[", "").replace("]", "")).replaceAll("-");
  }

  /** A file is complete; the oldest make room for it. */
  void completed(Path file, long size) throws IOException {
    add(file.getFileName().toString(), size);
    prune();
  }

  private void add(String name, long size) {
    Long before = sizes.put(name, size);
    bytes += size - (before == null ? 0 : before);
  }

  private void prune() throws IOException {
    Iterator<Map.Entry<String, Long>> oldestFirst = sizes.entrySet().iterator();
    while (bytes > maxBytes && sizes.size() > 1) {
      Map.Entry<String, Long> oldest = oldestFirst.next();
      Files.deleteIfExists(directory.resolve(oldest.getKey()));
      bytes -= oldest.getValue();
      oldestFirst.remove();
      removed++;
    }
  }

  /** Files that had to go to make room. */
  long removed() {
    return removed;
  }
}
