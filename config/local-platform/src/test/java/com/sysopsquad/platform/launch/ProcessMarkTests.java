package com.sysopsquad.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMarkTests {

  @TempDir Path folder;

  private final long here = ProcessHandle.current().pid();

  @Test
  void aPidFileLeadsBackToItsProcess() {
    Path file = folder.resolve("part.pid");

    ProcessMark.of(here).orElseThrow().write(file);

    assertThat(ProcessMark.read(file).orElseThrow().process()).contains(ProcessHandle.current());
  }

  @Test
  void anIdThatBelongsToAnotherProcessNowIsNotTaken() {
    ProcessMark before = new ProcessMark(here, "1");

    assertThat(before.isAlive()).isFalse();
    assertThat(before.process()).isEmpty();
  }

  @Test
  void aTornPidFileNamesNoProcess() throws Exception {
    Path file = Files.writeString(folder.resolve("part.pid"), Long.toString(here));

    assertThat(ProcessMark.read(file)).isEmpty();
    assertThat(ProcessMark.read(folder.resolve("missing.pid"))).isEmpty();
  }
}
