package com.sysopsquad.system.messages;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A small separate disk for everything that the world writes, so that it can be filled: a file with
 * a file system in it, which only the administrator may mount, or one in memory, which anybody may
 * mount in a user namespace.
 */
final class FullDisk implements AutoCloseable {

  private static final int BLOCK = 1 << 20;

  private final @Nullable Path image;
  private final Path folder;
  private final boolean mounted;

  private FullDisk(@Nullable Path image, Path folder, boolean mounted) {
    this.image = image;
    this.folder = folder;
    this.mounted = mounted;
  }

  /** An ordinary folder, on a disk that must not be filled. */
  static FullDisk none(Path folder) {
    return new FullDisk(null, folder, false);
  }

  /** A disk of this many GiB next to the folder; if none can be created, the folder itself. */
  static FullDisk of(Path folder, int gibibytes) {
    Path image = folder.resolveSibling(folder.getFileName() + ".img");
    if (run("truncate", "-s", gibibytes + "G", image.toString())
        && run("mkfs.ext4", "-q", "-m", "0", image.toString())
        && run("mount", "-o", "loop", image.toString(), folder.toString())) {
      return new FullDisk(image, folder, true);
    }
    run("rm", "-f", image.toString());
    return inMemory(folder, gibibytes);
  }

  /** A disk of so many GiB in memory; if none can be made, the folder as it is. */
  static FullDisk inMemory(Path folder, int gibibytes) {
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + gibibytes + "g", "tmpfs", folder.toString());
    return new FullDisk(null, folder, mounted);
  }

  boolean canBeFilled() {
    return mounted;
  }

  /** Writes until nothing more fits. */
  void fill() {
    byte[] block = new byte[BLOCK];
    // Most of it at once, the rest byte by byte.
    run("fallocate", "-l", String.valueOf(folder.toFile().getUsableSpace()), filler().toString());
    try (OutputStream out =
        Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // This was intended.
    }
  }

  void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (mounted) {
      run("umount", "-l", folder.toString());
    }
    if (image != null) {
      run("rm", "-f", image.toString());
    }
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
