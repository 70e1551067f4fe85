package com.sysopsquad.jobs.console;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.jobs.approval.AskedStart;
import com.sysopsquad.jobs.approval.NoSuchStart;
import com.sysopsquad.jobs.approval.Starts;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.DryRun;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.job.NoSuchJob;
import com.sysopsquad.jobs.job.Progress;
import com.sysopsquad.jobs.job.RunItem;
import com.sysopsquad.jobs.job.SecondPerson;
import com.sysopsquad.jobs.run.NoSuchRun;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.run.UsualDuration;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.calendar.Calendars;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Jobs, one run and one schedule that stand still, queues, and the commands that were given to
 * them.
 */
final class OperationsFixture implements Jobs, Runs, RunControl {

  static final Instant NOW = Instant.parse("2026-12-01T08:30:00Z");
  static final long RUN = 12;

  /** The run of the day before, which has completed. */
  private static final long EARLIER = 11;

  /** What a start of payment would do. */
  static final DryRun DRY_RUN =
      new DryRun(
          false,
          List.of(
              new DryRun.Figure(
                  "charges",
                  new Amounts(1018L, Map.of("USD", 2491180L, "EUR", 132670L)),
                  new Amounts(1001L, Map.of("USD", 2403917L))),
              new DryRun.Figure("without card", Amounts.of(12), Amounts.of(9))),
          "2026-11-01",
          List.of("3 × There is no tax rate for TX."));

  private final List<String> commands = new ArrayList<>();
  private final List<RunFilter> asked = new CopyOnWriteArrayList<>();
  private @Nullable SecondPerson second;
  private @Nullable LaunchRefused refusal;
  private RunState state = RunState.RUNNING;
  private Run.Kind kind = Run.Kind.START;
  private Duration took = Duration.ofSeconds(65);
  private String day = "2026-12-01";
  private boolean continued;
  private boolean young;
  private Schedule monthly = SchedulesFixture.monthly(null);
  private boolean empty;
  private boolean databaseAway;
  private boolean brokerAway;
  private List<BrokerWarning> warnings = List.of();
  private List<QueueDepth> queues = List.of(new QueueDepth("BILLING.SUPPORT_PLAN", 0, 1, 0, 7, 0));

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
    asked.clear();
    refusal = null;
    second = null;
  }

  /** Payment tells what a start would do, and a start takes a second person. */
  void needTwo(SecondPerson why) {
    second = why;
  }

  /** The run has failed. */
  void fail() {
    state = RunState.FAILED;
  }

  /**
   * The run has completed in three seconds.
   *
   * @param rest whether it did only what the earlier one had left
   */
  void complete(Run.Kind as, boolean rest) {
    state = RunState.COMPLETED;
    took = Duration.ofSeconds(3);
    kind = as;
    continued = rest;
  }

  /** The run takes this long. */
  void take(Duration duration) {
    took = duration;
  }

  /** The run is of a day on which nothing was billed. */
  void billNothing() {
    day = "2026-12-02";
  }

  /** There are too few runs to know what is usual. */
  void forgetMostRuns() {
    young = true;
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
    return empty ? List.of() : List.of(new Payment(second));
  }

  @Override
  public LaunchableJob find(String name) {
    if (name.equals("payment")) {
      return new Payment(second);
    }
    throw new NoSuchJob(name, List.of("payment"));
  }

  @Override
  public List<Summary> list(RunFilter filter, Position position, int size) {
    database();
    boolean earlier = filter.state() == RunState.COMPLETED && Position.before(RUN).equals(position);
    if (empty || (position.run() != null && !earlier)) {
      return List.of();
    }
    asked.add(filter);
    if (filter.routine() == RunFilter.Routine.ONLY) {
      return List.of();
    }
    Run run = find(earlier ? EARLIER : RUN);
    return List.of(
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
            run.progress()));
  }

  @Override
  public long running() {
    return empty || !state.isRunning() ? 0 : 1;
  }

  /** Which runs were last asked for with this filter's job, state and so on. */
  List<RunFilter> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Run find(long id) {
    database();
    if (!empty && id == EARLIER) {
      return earlier();
    }
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
        Map.of("billingDate", day),
        state,
        kind,
        "<b>mallory</b>",
        "<i>bob</i>",
        "node-1",
        started,
        started,
        null,
        took,
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
        continued
            ? List.of(
                new Run.Attempt(
                    EARLIER, RunState.FAILED, Run.Kind.START, "olive", started, started, ""))
            : List.of());
  }

  private static Run earlier() {
    Instant started = NOW.minus(Duration.ofDays(1));
    return new Run(
        EARLIER,
        "payment",
        Map.of("billingDate", "2026-11-30"),
        RunState.COMPLETED,
        Run.Kind.START,
        "schedule monthly",
        null,
        "node-1",
        started,
        started,
        started.plusSeconds(41),
        Duration.ofSeconds(41),
        "",
        null,
        null,
        new Progress(1000, 1000, Map.of("paid", 980L)),
        24,
        List.of(
            new Run.StepRun(
                "chargeBills",
                RunState.COMPLETED,
                started,
                started.plusSeconds(40),
                Duration.ofMillis(40_200),
                1000,
                980,
                0,
                "")),
        List.of());
  }

  /** Twelve earlier runs of payment took 40 seconds, more or less, and one day had a failure. */
  RunHistory history() {
    return new RunHistory() {
      @Override
      public List<Ended> ended(String job, int most) {
        database();
        return empty
            ? List.of()
            : List.of(
                new Ended(
                    EARLIER,
                    NOW.minusSeconds(86_400),
                    RunState.COMPLETED,
                    Duration.ofSeconds(41),
                    980),
                new Ended(
                    10, NOW.minusSeconds(172_800), RunState.FAILED, Duration.ofSeconds(3), 0));
      }

      @Override
      public UsualDuration usual(String job, @Nullable Long before) {
        return empty || young
            ? new UsualDuration(4, Duration.ofSeconds(40), Duration.ofSeconds(2))
            : new UsualDuration(12, Duration.ofSeconds(40), Duration.ofMillis(2_500));
      }

      @Override
      public List<Day> days(String job, YearMonth month, ZoneId zone) {
        return empty
            ? List.of()
            : List.of(
                new Day(month.atDay(1), 1, 1, 0, 0, RunState.COMPLETED),
                new Day(month.atDay(2), 0, 1, 0, 0, RunState.FAILED));
      }
    };
  }

  @Override
  public long start(String job, Map<String, String> parameters, String actor) {
    find(job).identify(parameters);
    return command("start " + job + " " + parameters, actor);
  }

  @Override
  public long startConfirmed(
      String job, Map<String, String> parameters, String askedBy, String confirmedBy) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void check(String job, Map<String, String> parameters) {
    if (refusal != null) {
      throw refusal;
    }
  }

  /** Starts by hand; start request 3 of "ada" waits. */
  Starts starts() {
    return new Starts() {
      @Override
      public Result start(
          String job, Map<String, String> parameters, @Nullable String reason, String actor) {
        if (second == null) {
          return new Started(OperationsFixture.this.start(job, parameters, actor));
        }
        if (second.reasonRequired() && (reason == null || reason.isBlank())) {
          throw new InvalidParameter("Enter a reason.");
        }
        command("ask for " + job + " " + parameters + " since " + reason, actor);
        return new Asked(3);
      }

      @Override
      public long confirm(long id, String actor) {
        return command("confirm " + find(id).id(), actor);
      }

      @Override
      public void decline(long id, @Nullable String reason, String actor) {
        command("decline " + find(id).id() + " since " + reason, actor);
      }

      @Override
      public List<AskedStart> waiting() {
        database();
        return second == null ? List.of() : List.of(find(3));
      }

      @Override
      public List<AskedStart> latest(int most) {
        return waiting();
      }

      @Override
      public AskedStart find(long id) {
        if (id != 3) {
          throw new NoSuchStart(id);
        }
        return new AskedStart(
            3,
            "payment",
            Map.of("billingDate", "2027-01-01"),
            "ada",
            NOW.minusSeconds(600),
            NOW.plusSeconds(3600),
            "Jan 1, 2027 has not started yet.",
            "The provider is closed <on> New Year",
            DRY_RUN,
            AskedStart.State.ASKED,
            null,
            null,
            null,
            null);
      }
    };
  }

  @Override
  public void stop(long executionId, String actor) {
    command("stop " + find(executionId).id(), actor);
  }

  @Override
  public long restart(long executionId, String actor) {
    return command("restart " + find(executionId).id(), actor);
  }

  /** The schedule is paused from now on. */
  void pauseMonthly() {
    monthly =
        SchedulesFixture.monthly(
            new Schedule.Pause("<b>ada</b>", NOW.minusSeconds(60), "maintenance", null));
  }

  /** Calendar "holidays" and one blackout. */
  Calendars calendars() {
    return new CalendarsFixture(this);
  }

  /** The schedules; apart, because jobs and schedules both list "all". */
  Schedules schedules() {
    return new SchedulesFixture(this);
  }

  boolean isEmpty() {
    return empty;
  }

  Schedule monthly() {
    return monthly;
  }

  @Nullable SecondPerson second() {
    return second;
  }

  void refuseIfAsked() {
    if (refusal != null) {
      throw refusal;
    }
  }

  long command(String command, String actor) {
    refuseIfAsked();
    commands.add(command + " by " + actor);
    return RUN;
  }

  private record Payment(@Nullable SecondPerson second) implements LaunchableJob {

    @Override
    public String name() {
      return "payment";
    }

    @Override
    public String description() {
      return "Bills a day.";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
          new Parameter("billingDate", "Day to bill.", Parameter.Type.DAY, "2026-12-01", true));
    }

    @Override
    public Map<String, Amounts> outcomes(Map<String, String> identity) {
      Map<String, Amounts> outcomes = new LinkedHashMap<>();
      if (identity.containsValue("2026-11-30")) {
        outcomes.put("paid", new Amounts(980L, Map.of("USD", 2101120L, "CAD", 700L)));
        return outcomes;
      }
      if (identity.containsValue("2026-12-02")) {
        outcomes.put("paid", new Amounts(0L, Map.of()));
        return outcomes;
      }
      outcomes.put("paid", new Amounts(380L, Map.of("USD", 814720L)));
      outcomes.put("parked", new Amounts(5L, Map.of()));
      outcomes.put("total", new Amounts(1000L, Map.of("USD", 2144000L, "EUR", 1500L)));
      return outcomes;
    }

    @Override
    public List<RunItem> failedItems(Map<String, String> identity, long after, int size) {
      return after >= 8
          ? List.of()
          : List.of(
              new RunItem(
                  7,
                  "declined",
                  "=HYPERLINK(1)",
                  "c-1",
                  "Home from 2026-12-01",
                  "r-1",
                  2144L,
                  "USD",
                  "Do <not> honor, \"lost\"",
                  NOW),
              new RunItem(8, "parked", "Ada", "c-2", "Gone", "r-2", null, null, "No price", null));
    }

    @Override
    public boolean hasDryRun() {
      return true;
    }

    @Override
    public Optional<DryRun> dryRun(Map<String, String> identity) {
      return Optional.of(DRY_RUN);
    }

    @Override
    public Optional<SecondPerson> secondPerson(Map<String, String> identity) {
      return Optional.ofNullable(second);
    }

    @Override
    public Map<String, String> identify(Map<String, String> given) {
      if (!given.getOrDefault("billingDate", "").matches("\\d{4}-\\d{2}-\\d{2}")) {
        throw new InvalidParameter("Give billingDate as a day, such as 2026-12-01.");
      }
      return given;
    }
  }
}
