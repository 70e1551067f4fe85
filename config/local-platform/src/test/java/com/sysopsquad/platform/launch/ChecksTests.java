package com.sysopsquad.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stands in the way of a start is found before anything is built.
 *
 * <p>Tried: a folder of a later version, data of another PostgreSQL, a file in the place of the
 * folder, and files of somebody else in it.
 */
class ChecksTests {

  @TempDir Path root;
  private InstallationFolder folder;
  private Checks checks;

  @BeforeEach
  void create() throws Exception {
    folder = new InstallationFolder(root.resolve("var"));
    checks = new Checks(folder, new Programs(root));
    checks.folderIsWritable();
    version("1.2.0");
  }

  @Test
  void aFolderOfALaterVersionIsRefused() throws Exception {
    checks.versionFits(new Product(root));
    version("1.10.0-SNAPSHOT");
    checks.versionFits(new Product(root));
    version("1.9.3");

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> checks.versionFits(new Product(root)))
        .withMessageContaining("was written by version 1.10.0-SNAPSHOT, and this is 1.9.3");
  }

  @Test
  void dataOfAnotherPostgresqlIsRefused() throws Exception {
    Path data = Files.createDirectories(folder.path().resolve("postgres/data"));
    Files.writeString(data.resolve("PG_VERSION"), "17\n");

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> checks.versionFits(new Product(root)))
        .withMessageContaining("data of PostgreSQL 17, but this version needs PostgreSQL 18");
  }

  @Test
  void thePackagedPostgresqlIsTheOneThatIsChecked() throws Exception {
    assertThat(Files.readString(Product.here().root().resolve("pom.xml")))
        .contains("binaries.version>" + Checks.POSTGRESQL + ".");
  }

  @Test
  void aFolderThatIsAFileIsRefusedInASentence() throws Exception {
    Path file = Files.createFile(root.resolve("file"));
    Checks onFile = new Checks(new InstallationFolder(file), new Programs(root));

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(onFile::folderIsWritable)
        .withMessageStartingWith(file + " cannot be written to")
        .withMessageContaining("SYSOPS_VAR");
  }

  @Test
  void emptyingSparesWhatAnInstallationHasNotMade() throws Exception {
    Files.createDirectories(folder.path().resolve("postgres/data"));
    Files.createFile(folder.path().resolve("portal.env"));
    Path mine = Files.createFile(folder.path().resolve("mine.txt"));

    assertThat(folder.empty()).containsExactly(mine);

    try (var left = Files.list(folder.path())) {
      assertThat(left).containsExactly(mine);
    }
  }

  private void version(String version) throws Exception {
    Files.writeString(
        root.resolve("pom.xml"),
        "<artifactId>sysops-squad</artifactId>\n  <version>%s</version>".formatted(version));
  }
}
