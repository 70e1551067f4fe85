package com.sysopsquad.jobs.run.launch;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static com.sysopsquad.jobs.run.RunTestApplication.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.run.LaunchRequests;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.platform.TestPlatform;
import java.sql.Connection;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records around runs are forgotten after their time, and what is still needed is kept. */
class ForgettingRunsIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

  private final YearMonth now = YearMonth.now(ZoneOffset.UTC);

  private static ConfigurableApplicationContext operations;
  private static JdbcClient application;
  private static JdbcClient owner;

  @BeforeAll
  static void startOperations() {
    operations = RunTestApplication.start(DATABASE, "here:8081");
    application = JdbcClient.create(DATABASE.app());
    owner = JdbcClient.create(DATABASE.migrating());
    await(() -> auditPartitions().size() > 1, "the audit's months are prepared at the start");
  }

  @AfterAll
  static void stopOperations() {
    operations.close();
  }

  @Test
  void theAuditHasItsMonthsBeforeTheyBegin() {
    assertThat(auditPartitions())
        .contains(
            "audit_default",
            partition(now),
            partition(now.plusMonths(1)),
            partition(now.plusMonths(3)));
  }

  @Test
  void whatCameBeforeItsMonthWasPreparedMovesIntoIt() {
    YearMonth early = now.plusMonths(5);
    insertAudit(early, "early");
    assertThat(subjects("audit_default")).contains("early");

    forget();

    assertThat(subjects(partition(early))).containsExactly("early");
    assertThat(subjects("audit_default")).doesNotContain("early");
    assertThat(subjects("audit")).contains("early");
  }

  @Test
  void whatIsWrittenWhileItsMonthIsPreparedIsKept() throws Exception {
    YearMonth month = now.plusMonths(9);
    insertAudit(month, "before");
    try (Connection preparing = DATABASE.app().getConnection();
        Statement statement = preparing.createStatement()) {
      preparing.setAutoCommit(false);
      statement.execute("select ops.keep_audit(3, 400)");
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> insertAudit(month, "meanwhile"));
      await(ForgettingRunsIntegrationTests::aWriterWaits, "the audit waits for its month");

      preparing.commit();

      writing.get(20, TimeUnit.SECONDS);
    }
    assertThat(subjects(partition(month))).containsExactlyInAnyOrder("before", "meanwhile");
  }

  private static boolean aWriterWaits() {
    return application
        .sql(
            """
            select exists (select from pg_stat_activity
                where wait_event_type = 'Lock' and query like 'insert into ops.audit%'
                    and datname = current_database())
            """)
        .query(Boolean.class)
        .single();
  }

  @Test
  void aMonthIsDroppedWhenAllOfItIsOlderThanTheRetention() {
    YearMonth old = now.minusMonths(15);
    YearMonth recent = now.minusMonths(12);
    insertAudit(old, "old");
    insertAudit(recent, "recent");

    forget();

    assertThat(auditPartitions()).doesNotContain(partition(old)).contains(partition(recent));
    assertThat(subjects("audit")).contains("recent").doesNotContain("old");
  }

  @Test
  void theApplicationCannotGetRidOfTheAudit() {
    operations.getBean(Audit.class).record("ada", "look", "here", null, "done");
    insertAudit(now.minusMonths(2), "two months ago");
    insertAudit(now.plusMonths(7), "unprepared");

    application.sql("select ops.keep_audit(1, -10000)").query(Integer.class).single();

    assertThat(subjects("audit")).contains("here", "two months ago", "unprepared");
    insertAudit(now.plusMonths(8), "in the default partition");
    for (String table :
        List.of("audit", partition(now), partition(now.minusMonths(2)), "audit_default")) {
      for (String change : List.of("delete from ops.%s", "update ops.%s set actor = 'bob'")) {
        assertThatThrownBy(() -> application.sql(change.formatted(table)).update())
            .hasMessageContaining("only ever added to");
      }
      assertThatThrownBy(() -> application.sql("truncate ops." + table).update())
          .isInstanceOf(DataAccessException.class);
      assertThatThrownBy(() -> application.sql("drop table ops." + table).update())
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void processesThatLeftAreForgottenUnlessARunNamesThem() {
    String document = UUID.randomUUID().toString();
    long run =
        operations.getBean(RunControl.class).start("copying", Map.of(DOCUMENT, document), "ada");
    UUID needed = node(31);
    awaitFinished(run);
    application
        .sql("update ops.run set incarnation = ? where execution_id = ?")
        .param(needed)
        .param(run)
        .update();
    UUID recent = node(29);
    UUID old = node(31);

    forget();

    assertThat(nodes()).contains(needed, recent).doesNotContain(old);
    assertThat(operations.getBean(Runs.class).find(run).startedBy()).isEqualTo("ada");
  }

  @Test
  void startsAreForgottenExceptTheLatestOfEachScheduleAndWhatIsNotCarriedOut() {
    request("monthly", 90, 90);
    long latest = request("monthly", 60, 60);
    long recent = request("hourly", 2, 2);
    request("hourly", 40, 40);
    request(null, 40, 40);
    long open = request(null, 40, null);

    forget();

    assertThat(application.sql("select id from ops.launch_request").query(Long.class).list())
        .contains(latest, recent, open)
        .hasSize(3);
    assertThat(operations.getBean(LaunchRequests.class).lastResult("monthly")).isPresent();
  }

  @Test
  void leasesOfRunsThatEndedLongAgoAreForgotten() {
    long old = run();
    long recent = run();
    lease(old, 1);
    lease(recent, 2);
    application
        .sql(
            "update ops.run set finished_at = clock_timestamp() - interval '31 days' where"
                + " execution_id = ?")
        .param(old)
        .update();

    forget();

    assertThat(
            application
                .sql("select execution_id from ops.partition_lease")
                .query(Long.class)
                .list())
        .containsExactly(recent);
  }

  @Test
  void runsThatDecideNothingAreForgottenWholeAndAllOthersAreKept() {
    long old = run();
    long needed = run();
    long unfinished = run();
    long recent = run();
    ended(old, 401);
    ended(needed, 401);
    ended(unfinished, 401);
    ended(recent, 399);
    change(needed, "job = 'payment'");
    change(unfinished, "finished_at = null");

    forget();

    assertThat(application.sql("select execution_id from ops.run").query(Long.class).list())
        .contains(needed, unfinished, recent)
        .doesNotContain(old);
    for (String table :
        List.of(
            "batch_job_execution",
            "batch_job_execution_params",
            "batch_job_execution_context",
            "batch_step_execution")) {
      assertThat(executions(table)).as(table).contains(needed, recent).doesNotContain(old);
    }
    assertThat(
            application
                .sql(
                    """
                    select (select count(*) from batch.batch_job_instance)
                         = (select count(distinct job_instance_id) from batch.batch_job_execution)
                       and (select count(*) from batch.batch_step_execution)
                         = (select count(*) from batch.batch_step_execution_context)
                    """)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void theLatestRunIsKeptHoweverOldItIs() {
    long latest = run();
    ended(latest, 401);

    forget();

    assertThat(operations.getBean(Runs.class).find(latest).startedBy()).isEqualTo("ada");
    ended(latest, 0);
  }

  private static void ended(long execution, int daysAgo) {
    change(execution, "finished_at = clock_timestamp() - interval '%d days'".formatted(daysAgo));
  }

  private static void change(long execution, String what) {
    application
        .sql("update ops.run set " + what + " where execution_id = ?")
        .param(execution)
        .update();
  }

  private static List<Long> executions(String table) {
    return application.sql("select job_execution_id from batch." + table).query(Long.class).list();
  }

  private static void forget() {
    operations.getBean(ForgettingRuns.class).doOnce();
  }

  private static long run() {
    String document = UUID.randomUUID().toString();
    long id =
        operations.getBean(RunControl.class).start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(id);
    return id;
  }

  private static void awaitFinished(long id) {
    await(
        () ->
            application
                .sql("select finished_at is not null from ops.run where execution_id = ?")
                .param(id)
                .query(Boolean.class)
                .single(),
        "run %d has finished".formatted(id));
  }

  private static void lease(long execution, int partition) {
    application
        .sql(
            """
            insert into ops.partition_lease
                (job, lock_key, partition, fence, execution_id, step_execution_id, incarnation)
            select job, lock_key, :partition, nextval('ops.fence'), execution_id, 1, incarnation
            from ops.run where execution_id = :execution
            """)
        .param("partition", partition)
        .param("execution", execution)
        .update();
  }

  private static UUID node(int leftDaysAgo) {
    return application
        .sql(
            """
            insert into ops.node (incarnation, name, roles, left_at)
            values (gen_random_uuid(), 'gone', 'worker',
                clock_timestamp() - make_interval(days => ?))
            returning incarnation
            """)
        .param(leftDaysAgo)
        .query(UUID.class)
        .single();
  }

  private static List<UUID> nodes() {
    return application.sql("select incarnation from ops.node").query(UUID.class).list();
  }

  private static long request(
      @Nullable String schedule, int firedDaysAgo, @Nullable Integer handledDaysAgo) {
    return application
        .sql(
            """
            insert into ops.launch_request (job, actor, schedule, fire_time, not_before, handled_at)
            select 'copying', 'ada', schedule,
                case when schedule is not null
                    then clock_timestamp() - make_interval(days => :fired) end,
                'infinity', clock_timestamp() - make_interval(days => cast(:handled as int))
            from cast(:schedule as text) as schedule
            returning id
            """)
        .param("schedule", schedule)
        .param("fired", firedDaysAgo)
        .param("handled", handledDaysAgo)
        .query(Long.class)
        .single();
  }

  private static void insertAudit(YearMonth month, String subject) {
    application
        .sql(
            """
            insert into ops.audit (at, actor, action, subject, result)
            values (?, 'ada', 'look', ?, 'done')
            """)
        .param(month.atDay(15).atStartOfDay().atOffset(ZoneOffset.UTC))
        .param(subject)
        .update();
  }

  private static List<String> subjects(String table) {
    return owner.sql("select subject from ops." + table).query(String.class).list();
  }

  private static List<String> auditPartitions() {
    return owner
        .sql(
            """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'ops.audit'::regclass
            """)
        .query(String.class)
        .list();
  }

  private static String partition(YearMonth month) {
    return "audit_" + MONTH.format(month);
  }
}
