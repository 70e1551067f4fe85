package com.sysopsquad.jobs.console;

import com.sysopsquad.flows.delivery.wire.QueueDepth;
import com.sysopsquad.flows.monitor.BrokerWarning;
import com.sysopsquad.jobs.run.InvalidParameter;
import com.sysopsquad.jobs.run.Jobs;
import com.sysopsquad.jobs.run.LaunchRefused;
import com.sysopsquad.jobs.run.LaunchableJob;
import com.sysopsquad.jobs.run.NoSuchJob;
import com.sysopsquad.jobs.run.NoSuchRun;
import com.sysopsquad.jobs.run.Progress;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.schedule.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.Schedule;
import com.sysopsquad.jobs.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Jobs, one run and one schedule that stand still, queues, and the commands that were given to
 * them.
 */
final class OperationsFixture implements Jobs, Runs, RunControl {

  static final Instant NOW = Instant.parse("2026-12-01T08:30:00Z");
  static final long RUN = 12;

  private final List<String> commands = new ArrayList<>();
  private @Nullable LaunchRefused refusal;
  private RunState state = RunState.RUNNING;
  private boolean empty;
  private boolean databaseAway;
  private boolean brokerAway;
  private List<BrokerWarning> warnings = List.of();
  private List<QueueDepth> queues = List.of(new QueueDepth("BILLING.SUPPORT_PLAN", 0, 1, 0, 7));

  /** What was asked for, by whom. */
  List<String> commands() {
    return List.copyOf(commands);
  }

  /** Every later command is refused. */
  void refuse(LaunchRefused fact) {
    refusal = fact;
  }

  void reset() {
    commands.clear();
    refusal = null;
  }

  /** The run has failed. */
  void fail() {
    state = RunState.FAILED;
  }

  /** There are no jobs, runs and schedules. */
  void empty() {
    empty = true;
  }

  /** The database is away. */
  void loseDatabase() {
    databaseAway = true;
  }

  /** The broker is away. */
  void loseBroker() {
    brokerAway = true;
  }

  /** This is wrong with the broker. */
  void warnings(BrokerWarning... found) {
    warnings = List.of(found);
  }

  List<BrokerWarning> warnings() {
    return warnings;
  }

  /** These are the queues. */
  void replaceQueues(QueueDepth... depths) {
    queues = List.of(depths);
  }

  boolean database() {
    if (databaseAway) {
      throw new DataAccessResourceFailureException("away");
    }
    return true;
  }

  List<QueueDepth> queues() {
    if (brokerAway) {
      throw new IllegalStateException("away");
    }
    return queues;
  }

  @Override
  public List<LaunchableJob> all() {
    return empty ? List.of() : List.of(new Payment());
  }

  @Override
  public LaunchableJob find(String name) {
    if (name.equals("payment")) {
      return new Payment();
    }
    throw new NoSuchJob(name, List.of("payment"));
  }

  @Override
  public Page page(@Nullable String job, int number, int size) {
    if (empty) {
      return new Page(List.of(), number, size, 0);
    }
    Run run = find(RUN);
    Summary summary =
        new Summary(
            run.id(),
            run.job(),
            run.parameters(),
            run.state(),
            run.kind(),
            run.startedBy(),
            run.createdAt(),
            run.startedAt(),
            run.endedAt(),
            run.duration(),
            run.message(),
            run.progress());
    return new Page(number == 0 ? List.of(summary) : List.of(), number, size, 1);
  }

  @Override
  public Run find(long id) {
    database();
    if (empty || id != RUN) {
      throw new NoSuchRun(id);
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("paid", 380L);
    counts.put("declined", 15L);
    counts.put("unknown", 0L);
    counts.put("parked", 5L);
    Instant started = NOW.minusSeconds(65);
    return new Run(
        RUN,
        "payment",
        Map.of("billingMonth", "2026-12"),
        state,
        Run.Kind.START,
        "<b>mallory</b>",
        "node-1",
        started,
        started,
        null,
        Duration.ofSeconds(65),
        state == RunState.FAILED ? "The provider does not answer." : "",
        null,
        null,
        new Progress(1000, 400, counts),
        6,
        List.of(
            new Run.StepRun(
                "chargeBills:partition3",
                RunState.RUNNING,
                started,
                null,
                Duration.ofSeconds(60),
                400,
                380,
                0,
                "")),
        List.of());
  }

  @Override
  public long start(String job, Map<String, String> parameters, String actor) {
    find(job).identify(parameters);
    return command("start " + job + " " + parameters, actor);
  }

  @Override
  public void stop(long executionId, String actor) {
    command("stop " + find(executionId).id(), actor);
  }

  @Override
  public long restart(long executionId, String actor) {
    return command("restart " + find(executionId).id(), actor);
  }

  /** The schedules; apart, because jobs and schedules both list "all". */
  Schedules schedules() {
    return new Schedules() {
      @Override
      public List<Schedule> all() {
        if (empty) {
          return List.of();
        }
        return List.of(
            new Schedule(
                "monthly",
                "payment",
                "0 30 3 1 * ?",
                ZoneId.of("America/New_York"),
                Map.of("billingMonth", "{month}"),
                Schedule.State.ACTIVE,
                "is made up for once",
                Instant.parse("2027-01-01T08:30:00Z"),
                NOW,
                "run 12"));
      }

      @Override
      public void pause(String name, String actor) {
        command("pause " + known(name), actor);
      }

      @Override
      public void resume(String name, String actor) {
        command("resume " + known(name), actor);
      }

      @Override
      public long trigger(String name, String actor) {
        return command("trigger " + known(name), actor);
      }

      private String known(String name) {
        if (!name.equals("monthly")) {
          throw new NoSuchSchedule(name, List.of("monthly"));
        }
        return name;
      }
    };
  }

  private long command(String command, String actor) {
    if (refusal != null) {
      throw refusal;
    }
    commands.add(command + " by " + actor);
    return RUN;
  }

  private record Payment() implements LaunchableJob {

    @Override
    public String name() {
      return "payment";
    }

    @Override
    public String description() {
      return "Bills a month.";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("billingMonth", "The month to bill.", "2026-12", true));
    }

    @Override
    public Map<String, String> identify(Map<String, String> given) {
      if (!given.getOrDefault("billingMonth", "").matches("\\d{4}-\\d{2}")) {
        throw new InvalidParameter("Give billingMonth as a year and a month, such as 2026-12.");
      }
      return given;
    }
  }
}
