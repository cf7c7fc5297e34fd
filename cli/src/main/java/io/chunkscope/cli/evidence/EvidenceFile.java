package io.chunkscope.cli.evidence;

import io.chunkscope.capture.source.Packet;
import io.chunkscope.capture.write.PcapngWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that gets its name when it is complete. Only its owner may read it: it holds traffic. */
final class EvidenceFile {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path file;
  private final Path part;
  private final PcapngWriter writer;

  EvidenceFile(Path file, String application, String comment) throws IOException {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + EvidenceDirectory.PART);
    Files.deleteIfExists(part);
    FileAttribute<?>[] mode =
        POSIX
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    this.writer =
        new PcapngWriter(
            new BufferedOutputStream(
                Channels.newOutputStream(
                    Files.newByteChannel(
                        part,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        mode)),
                BUFFER_BYTES),
            application,
            comment);
  }

  void packet(Packet packet, String comment) throws IOException {
    writer.packet(packet, comment);
  }

  void comment(String comment, long timeNs) throws IOException {
    writer.comment(comment, timeNs);
  }

  long bytes() {
    return writer.bytes();
  }

  /** Ends it under its name. */
  Path complete() throws IOException {
    writer.close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    return file;
  }

  /** Removes what there is of it. */
  void abandon() throws IOException {
    try {
      writer.close();
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
