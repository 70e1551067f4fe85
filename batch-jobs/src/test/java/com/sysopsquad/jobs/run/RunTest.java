package com.sysopsquad.jobs.run;

import static com.sysopsquad.jobs.OperationsProcess.await;

import com.sysopsquad.jobs.run.RunTestApplication.Deed;
import com.sysopsquad.platform.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A process with runs that is there for all tests of a class, and others beside it that end with
 * their test.
 */
abstract class RunTest {

  private static TestPlatform.Database database;
  private static ConfigurableApplicationContext operations;

  /** What this test alone copies. */
  final String document = UUID.randomUUID().toString();

  private final List<ConfigurableApplicationContext> others = new ArrayList<>();

  @BeforeAll
  static void startOperations() {
    database = TestPlatform.start().freshDatabase("billing");
    operations = RunTestApplication.start(database, "here:8081");
  }

  @AfterAll
  static void stopOperations() {
    operations.close();
  }

  @AfterEach
  void stopOthers() {
    deed().forget();
    others.stream()
        .filter(ConfigurableApplicationContext::isActive)
        .forEach(
            process -> {
              process.getBean(Deed.class).forget();
              process.close();
            });
  }

  static ConfigurableApplicationContext operations() {
    return operations;
  }

  /** Starts another process beside it. */
  ConfigurableApplicationContext start(String node, String... settings) {
    return start(database, node, settings);
  }

  /** Starts a process on a database of its own. */
  ConfigurableApplicationContext start(
      TestPlatform.Database where, String node, String... settings) {
    var process = RunTestApplication.start(where, node, settings);
    others.add(process);
    return process;
  }

  static RunControl control() {
    return control(operations);
  }

  static RunControl control(ConfigurableApplicationContext process) {
    return process.getBean(RunControl.class);
  }

  static Deed deed() {
    return operations.getBean(Deed.class);
  }

  static Runs runs() {
    return operations.getBean(Runs.class);
  }

  static JdbcClient jdbc() {
    return operations.getBean(JdbcClient.class);
  }

  static void awaitState(long id, RunState state) {
    await(() -> runs().find(id).state() == state, "run %d is %s".formatted(id, state));
  }

  /** Waits until the lock is free again, a moment after the state is final. */
  static void awaitFinished(long id) {
    await(
        () ->
            jdbc()
                .sql("select finished_at is not null from ops.run where execution_id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single(),
        "run %d has finished".formatted(id));
  }
}
