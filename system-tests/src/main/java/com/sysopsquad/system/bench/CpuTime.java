package com.sysopsquad.system.bench;

import com.sysopsquad.system.Installation;
import java.time.Duration;

/**
 * Processor time of this process and of an installation's processes. It shows the cost of something
 * even while the machine does other work.
 */
final class CpuTime {

  private final Installation installation;
  private final Duration before;

  private CpuTime(Installation installation) {
    this.installation = installation;
    this.before = used(installation);
  }

  static CpuTime now(Installation installation) {
    return new CpuTime(installation);
  }

  Duration since() {
    return used(installation).minus(before);
  }

  private static Duration used(Installation installation) {
    return installation
        .cpuTime()
        .plus(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
  }
}
