package io.chunkscope.verify;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in a few words why a file could not be read or written. */
public final class FileTrouble {
  private FileTrouble() {}

  /** The reason, without the file's name: a file system's exception may say little else. */
  public static String reason(IOException e, Path file) {
    if (e instanceof NoSuchFileException) {
      return Files.exists(file.toAbsolutePath().getParent()) ? "no such file" : "no such directory";
    }
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    String message = String.valueOf(e.getMessage());
    String name = file.toString();
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof DirectoryNotEmptyException) {
      return "something else of that name is in the way";
    }
    if (message.equals(name)) {
      return "it failed";
    }
    return message.startsWith(name + ": ") ? message.substring(name.length() + 2) : message;
  }
}
