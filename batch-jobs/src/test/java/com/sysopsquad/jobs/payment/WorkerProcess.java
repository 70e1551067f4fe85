package com.sysopsquad.jobs.payment;

import com.sysopsquad.jobs.OperationsApplication;
import com.sysopsquad.platform.TestPlatform;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A worker as a process of its own, so that it can be killed. */
final class WorkerProcess implements AutoCloseable {

  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  static WorkerProcess start(TestPlatform.Database database, String node) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                OperationsApplication.class.getName(),
                "--sysops.run.node-name=" + node,
                "--sysops.roles=worker",
                "--sysops.payment.partitioning=remote",
                "--sysops.charging.linger=20ms",
                "--sysops.sales-tax.file="
                    + Path.of("../config/sales-tax.csv").toAbsolutePath().normalize()));
    // It has the folder of a deployment, with no settings in it.
    Path folder = Files.createDirectories(Path.of("target", node).toAbsolutePath());
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/operations.yaml"), "");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(TestPlatform.start().env());
    builder.environment().put("SYSOPS_PROVIDER_SHOP", database.name());
    builder.environment().putAll(database.env());
    builder.environment().put("SYSOPS_ROLES", "worker");
    builder.redirectErrorStream(true).redirectOutput(new File("target", node + ".log"));
    return new WorkerProcess(builder.start());
  }

  /** As a power failure would; returns when it is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
