package io.chunkscope.junit.file;

import io.chunkscope.capture.source.CaptureFiles;
import io.chunkscope.capture.source.CaptureFormatException;
import io.chunkscope.verify.replay.CaptureName;
import io.chunkscope.verify.replay.CaptureSearch;
import io.chunkscope.verify.replay.ReplayItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which captures are meant: a file, a folder with all captures below it, or a pattern of {@link
 * java.nio.file.FileSystem#getPathMatcher}, where two stars and a slash also stand for no folder at
 * all. Of the files that a pattern fits those are meant that are captures by their name or first
 * bytes.
 */
public final class CapturePattern {
  private static final String ANY_FOLDERS = "**/";
  private static final int MAX_ALTERNATIVES = 64;

  private CapturePattern() {}

  /**
   * The captures that any of these means, each once, in the order of patterns and names.
   *
   * @throws IllegalArgumentException when one means none: a test of nothing passes always
   */
  public static List<Path> files(Collection<String> patterns) {
    Set<Path> files = new LinkedHashSet<>();
    for (String pattern : patterns) {
      List<Path> found = isPattern(pattern) ? matching(pattern) : named(Path.of(pattern));
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "no capture is meant by '" + pattern + "' in " + Path.of("").toAbsolutePath());
      }
      files.addAll(found);
    }
    return List.copyOf(files);
  }

  /**
   * A file, or the captures below a folder, by name.
   *
   * @throws IllegalArgumentException when a folder cannot be read
   */
  public static List<Path> named(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    return items(path).stream()
        .map(ReplayItem::capture)
        .filter(capture -> capture != null)
        .toList();
  }

  /**
   * The captures and verdicts of a file or folder.
   *
   * @throws IllegalArgumentException when it cannot be read, or has none
   */
  public static List<ReplayItem> items(Path path) {
    CaptureSearch search = new CaptureSearch();
    search.add(path);
    if (!search.problems().isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", search.problems()));
    }
    return search.items();
  }

  private static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private static List<Path> matching(String pattern) {
    String root = "";
    int slash = pattern.indexOf('/');
    while (slash >= 0 && !isPattern(pattern.substring(0, slash))) {
      root = pattern.substring(0, slash + 1);
      slash = pattern.indexOf('/', slash + 1);
    }
    Path folder = Path.of(root);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<PathMatcher> matchers =
        alternatives(pattern).stream()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
            .toList();
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> matchers.stream().anyMatch(matcher -> matcher.matches(file)))
          .filter(Files::isRegularFile)
          .filter(CapturePattern::isCapture)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("cannot read " + folder.toAbsolutePath(), e);
    }
  }

  /** The pattern with each {@link #ANY_FOLDERS} as it is and left out. */
  private static List<String> alternatives(String pattern) {
    List<String> all = new ArrayList<>(List.of(pattern));
    for (int i = 0; i < all.size() && all.size() < MAX_ALTERNATIVES; i++) {
      String glob = all.get(i);
      int at = glob.indexOf(ANY_FOLDERS);
      while (at >= 0) {
        String without = glob.substring(0, at) + glob.substring(at + ANY_FOLDERS.length());
        if (!all.contains(without)) {
          all.add(without);
        }
        at = glob.indexOf(ANY_FOLDERS, at + 1);
      }
    }
    return all;
  }

  private static boolean isCapture(Path file) {
    if (CaptureName.isCapture(file.getFileName().toString())) {
      return true;
    }
    try {
      CaptureFiles.open(file).close();
      return true;
    } catch (CaptureFormatException | IOException e) {
      return false;
    }
  }
}
