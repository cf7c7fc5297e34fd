package io.chunkscope.verify.replay;

import io.chunkscope.verify.FileTrouble;
import io.chunkscope.verify.verdict.VerdictFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds what is to be replayed: captures that are named, and all below folders that are named. In a
 * folder a capture is what its first bytes or its name say is one, or has a verdict beside it;
 * hidden files are passed over, and links to folders are not followed.
 */
public final class CaptureSearch {
  private static final Comparator<ReplayItem> BY_NAME =
      Comparator.comparing(item -> item.file().toString());

  private final Map<Path, ReplayItem> found = new TreeMap<>();
  private final List<ReplayItem> items = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** Adds a capture, or what is below a folder. */
  public void add(Path path) {
    List<ReplayItem> here = new ArrayList<>();
    if (Files.isDirectory(path)) {
      int known = problems.size();
      descend(path, here);
      if (here.isEmpty() && problems.size() == known) {
        problems.add(path + ": no capture and no verdict in this folder");
      }
    } else {
      addFile(path, here);
    }
    here.sort(BY_NAME);
    for (ReplayItem item : here) {
      if (found.putIfAbsent(item.file().toAbsolutePath().normalize(), item) == null) {
        items.add(item);
      }
    }
  }

  /** What is to be replayed, in the order added, within a folder by name; nothing twice. */
  public List<ReplayItem> items() {
    return List.copyOf(items);
  }

  /** What could not be looked at, a line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private void addFile(Path file, List<ReplayItem> here) {
    if (Files.notExists(file)) {
      problems.add(file + ": no such file; check the path");
      return;
    }
    String name = file.getFileName().toString();
    if (name.endsWith(VerdictFile.SUFFIX)) {
      problems.add(file + ": a verdict; name the capture that it is about");
      return;
    }
    Path folder = file.getParent();
    try {
      List<String> alike = new ArrayList<>();
      for (Path sibling : list(folder == null ? Path.of("") : folder)) {
        String other = sibling.getFileName().toString();
        boolean related =
            other.endsWith(VerdictFile.SUFFIX)
                ? other.equals(name + VerdictFile.SUFFIX)
                    || other.equals(CaptureName.stem(name) + VerdictFile.SUFFIX)
                : CaptureName.stem(other).equals(CaptureName.stem(name));
        if (related && Files.isRegularFile(sibling)) {
          alike.add(other);
        }
      }
      Folder around = new Folder(folder == null ? Path.of("") : folder, alike);
      around.add(name);
      around.items().stream().filter(item -> file.equals(item.capture())).forEach(here::add);
    } catch (IOException e) {
      problems.add("cannot read the folder of " + file + ": " + FileTrouble.reason(e, file));
    }
  }

  private void descend(Path folder, List<ReplayItem> here) {
    Set<Path> entries;
    try {
      entries = list(folder);
    } catch (IOException e) {
      problems.add("cannot read the folder " + folder + ": " + reasonOf(e, folder));
      return;
    }
    List<String> files = new ArrayList<>();
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      if (CaptureName.isHidden(name)) {
        continue;
      }
      if (Files.isRegularFile(entry)) {
        files.add(name);
      } else if (Files.isDirectory(entry) && !Files.isSymbolicLink(entry)) {
        descend(entry, here);
      }
    }
    here.addAll(new Folder(folder, files).items());
  }

  private static Set<Path> list(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      Set<Path> all = new TreeSet<>();
      entries.forEach(all::add);
      return all;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** A folder is a folder; that is not what is wrong with it. */
  private static String reasonOf(IOException e, Path folder) {
    return e instanceof AccessDeniedException ? "permission denied" : FileTrouble.reason(e, folder);
  }
}
