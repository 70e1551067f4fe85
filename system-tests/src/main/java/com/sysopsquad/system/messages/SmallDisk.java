package com.sysopsquad.system.messages;

import java.nio.file.Path;
import java.util.List;

/**
 * A round on a disk that is filled: broker and database can write nothing for a while, and then go
 * on by themselves. To be run where it may mount a file system, as in {@code unshare -Urm}.
 */
final class SmallDisk {

  private SmallDisk() {}

  /**
   * Ends with 0 if every promise was kept.
   *
   * @param arguments an empty folder and the seed
   */
  public static void main(String... arguments) {
    long seed = Long.parseLong(arguments[1]);
    int code = 1;
    try (MessageCrashes crashes =
        MessageCrashes.onSmallDisk(Path.of(arguments[0]), seed, line -> System.out.println(line))) {
      MessageFindings findings = crashes.round(List.of("full disk"), seed);
      if (findings.allRight()) {
        code = 0;
      } else {
        System.out.println(crashes.lastWords());
      }
    }
    System.exit(code);
  }
}
