package com.sysopsquad.system.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.system.release.Release.Migration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Migrations are only added. */
class ReleasedMigrationsTests {

  @Test
  void aReleasedMigrationNeverChanges() {
    for (Migration migration : Release.released()) {
      assertThat(migration.hash()).as(migration.file()).isEqualTo(migration.sha256());
    }
  }

  @Test
  void aNewMigrationComesAfterAllThatWereReleased() {
    Set<String> added = new TreeSet<>(Release.present());
    List<Migration> released = Release.released();
    released.forEach(migration -> added.remove(migration.file()));

    assertThat(released).isNotEmpty();
    assertThat(added)
        .as("Numbers above " + Release.highest())
        .allSatisfy(
            file -> assertThat(new Migration(file, "").number()).isGreaterThan(Release.highest()));
  }
}
