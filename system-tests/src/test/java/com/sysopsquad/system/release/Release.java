package com.sysopsquad.system.release;

import com.sysopsquad.system.Databases;
import com.sysopsquad.system.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;

/**
 * A released version: a folder with a list of its migrations and what the databases of an
 * installation held when it was released.
 *
 * @param migrations those that came with this version
 */
public record Release(String version, List<Migration> migrations) {

  static final Path FOLDER = Path.of("src/test/resources/released");

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern FILE = Pattern.compile(".*/V(\\d+)__\\w+\\.sql");

  /**
   * @param file its path from the project's root
   */
  record Migration(String file, String sha256) {

    int number() {
      Matcher name = FILE.matcher(file);
      if (!name.matches()) {
        throw new IllegalArgumentException(file + " is not named V<number>__<words>.sql");
      }
      return Integer.parseInt(name.group(1));
    }

    static Migration of(String file) {
      return new Migration(file, hash(file));
    }

    String hash() {
      return hash(file);
    }

    private static String hash(String file) {
      try {
        return HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(Files.readAllBytes(ROOT.resolve(file))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** All of them, the oldest first. */
  static List<Release> all() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.sorted(Comparator.comparing(Release::number)).map(Release::in).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Release last() {
    return all().getLast();
  }

  /** Every migration that belongs to a release. */
  static List<Migration> released() {
    return all().stream().flatMap(release -> release.migrations().stream()).toList();
  }

  /** The highest number of a released migration, in any of the databases. */
  static int highest() {
    return released().stream().mapToInt(Migration::number).max().orElseThrow();
  }

  /** The migrations of the source tree, by their paths from the project's root. */
  static List<String> present() {
    return Stream.of(ROOT, ROOT.resolve("config"))
        .flatMap(folder -> inside(folder, 1))
        .map(module -> module.resolve("src/main/resources/db"))
        .filter(Files::isDirectory)
        .flatMap(folder -> inside(folder, 2))
        .map(file -> ROOT.relativize(file).toString())
        .filter(file -> file.endsWith(".sql"))
        .sorted()
        .toList();
  }

  private static Stream<Path> inside(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps what a release has: the migrations that no earlier one had, and the rows of an
   * installation.
   */
  public static void keep(String version, Installation installation)
      throws IOException, SQLException {
    Path folder = FOLDER.resolve(version);
    Set<String> added = new TreeSet<>(present());
    released().forEach(migration -> added.remove(migration.file()));
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("migrations.csv"),
        added.stream()
            .map(Migration::of)
            .map(migration -> migration.file() + "," + migration.sha256() + "\n")
            .collect(Collectors.joining("", "file,sha256\n", "")));
    for (QuantumDatabase database : QuantumDatabase.values()) {
      ReleasedData.write(
          Databases.owner(installation, database.name()), folder.resolve(database.data()));
    }
  }

  /** Where the migrations of a location such as {@code db/billing} are, in whichever module. */
  static Path folder(String location) {
    return present().stream()
        .filter(file -> file.contains("/src/main/resources/" + location + "/"))
        .map(file -> ROOT.resolve(file).getParent())
        .findFirst()
        .orElseThrow();
  }

  /** What a database held then, as PostgreSQL's COPY writes it. */
  Path data(QuantumDatabase database) {
    return FOLDER.resolve(version).resolve(database.data());
  }

  private static MigrationVersion number(Path folder) {
    return MigrationVersion.fromVersion(folder.getFileName().toString());
  }

  private static Release in(Path folder) {
    try (Stream<String> lines = Files.lines(folder.resolve("migrations.csv"))) {
      return new Release(
          folder.getFileName().toString(),
          lines
              .skip(1)
              .map(line -> line.split(","))
              .map(fields -> new Migration(fields[0], fields[1]))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
