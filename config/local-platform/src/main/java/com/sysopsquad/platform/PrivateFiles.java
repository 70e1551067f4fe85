package com.sysopsquad.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files and folders that only their owner may read. */
final class PrivateFiles {

  private static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private PrivateFiles() {}

  static Path folder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.createDirectories(path, FOLDER);
    }
    return path;
  }

  /**
   * Replaces a file so that a reader, or a restart after a crash, sees either the old or the new
   * text.
   */
  static void write(Path path, String text) throws IOException {
    Path draft = path.resolveSibling(path.getFileName() + ".new-" + ProcessHandle.current().pid());
    Files.deleteIfExists(draft);
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel file = FileChannel.open(draft, options, FILE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** An action on a folder that only one thread of one process may run at a time. */
  interface Action<T> {
    T run() throws IOException;
  }

  /** Runs an action while no other process or thread runs one on the same folder. */
  static synchronized <T> T exclusively(Path folder, Action<T> action) throws IOException {
    try (FileChannel lock =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (!lock.lock().isValid()) {
        throw new IOException("cannot lock " + folder);
      }
      return action.run();
    }
  }

  /**
   * Claims a folder for this process until the channel is closed or the process ends, in whatever
   * way.
   *
   * @param part name of the claiming part, shown to others that are refused
   */
  static FileChannel occupy(Path folder, String part) throws IOException {
    FileChannel file =
        FileChannel.open(
            folder.resolve(".occupied"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return file;
      }
    } catch (OverlappingFileLockException e) {
      // Another platform in this process is refused like one in another process.
    }
    file.close();
    throw new PlatformException(
        "the " + part + " in " + folder + " is already run by another process: stop that first");
  }
}
