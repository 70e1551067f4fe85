package com.sysopsquad.billing.bill.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.platform.SettableClock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whenever plans come and whichever runs are missed or caught up: each period is billed once, by
 * the first run on or after its start, and never before it.
 */
class DayRunsPropertiesIntegrationTests {

  private static final LocalDate FIRST = LocalDate.of(2026, 12, 20);
  private static final int DAYS = 80;

  /** A time at which bills could be frozen; the run is empty when nothing was. */
  private record Opening(LocalDate day, boolean isForNewcomers, Optional<RunKey> run) {}

  /** A plan, and how many openings there were before it came. */
  private record Arrival(UUID customer, LocalDate start, int openings) {}

  /** A shop in which a day may be missed, and what was missed may be caught up in order. */
  private static final class Life implements AutoCloseable {

    private final SettableClock clock = new SettableClock(FIRST + "T00:00:00Z");
    private final BillingInTest billing = BillingInTest.with(clock, Map.of());
    private final Population population = new Population(billing.jdbc());
    private final OpeningBillingRuns opening = billing.get(OpeningBillingRuns.class);
    private final List<Opening> openings = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<LocalDate> missed = new ArrayList<>();
    private final Random random;

    Life(long seed) {
      random = new Random(seed);
    }

    void passes(LocalDate day) {
      clock.set(day + "T01:00:00Z");
      plansCome(day);
      collect(day);
      clock.set(day + "T08:30:00Z");
      runOrMiss(day);
      clock.set(day + "T15:00:00Z");
      plansCome(day);
      collect(day);
    }

    private void plansCome(LocalDate day) {
      if (random.nextInt(6) == 0) {
        // Most start today or later; some messages are late.
        LocalDate start = day.plusDays(random.nextInt(4) == 0 ? random.nextInt(45) - 5 : 0);
        UUID customer =
            population
                .customer("OR")
                .with("HOME", start.toString())
                .withCard("pm_good" + arrivals.size())
                .id();
        arrivals.add(new Arrival(customer, start, openings.size()));
      }
    }

    private void collect(LocalDate day) {
      if (random.nextInt(3) > 0) {
        openings.add(new Opening(day, true, opening.openForNewcomers().map(BillingRun::key)));
      }
    }

    private void runOrMiss(LocalDate day) {
      if (random.nextInt(4) == 0) {
        missed.add(day);
        return;
      }
      if (random.nextBoolean()) {
        missed.forEach(this::run);
      }
      missed.clear();
      run(day);
    }

    private void run(LocalDate day) {
      BillingRun run = opening.open(RunKey.ofDay(day), 1);
      openings.add(new Opening(day, false, Optional.of(run.key())));
    }

    /** By customer and start of the period, the run that must have billed it. */
    Map<String, RunKey> expected() {
      Map<String, RunKey> expected = new TreeMap<>();
      for (Arrival arrival : arrivals) {
        AnchorDay anchor = new AnchorDay(arrival.start().getDayOfMonth());
        for (int month = 0; month < 5; month++) {
          BillingPeriod period =
              anchor.periodStartingIn(YearMonth.from(arrival.start()).plusMonths(month));
          firstThatBills(arrival, period)
              .ifPresent(
                  bills ->
                      expected.put(
                          arrival.customer() + " " + period.start(), bills.run().orElseThrow()));
        }
      }
      return expected;
    }

    private Optional<Opening> firstThatBills(Arrival arrival, BillingPeriod period) {
      for (int index = arrival.openings(); index < openings.size(); index++) {
        Opening each = openings.get(index);
        if (each.isForNewcomers()
            ? period.start().equals(arrival.start())
                && period.start().equals(each.day())
                && wasRunBefore(index, each.day())
            : period.isDueOn(each.day())) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }

    private boolean wasRunBefore(int index, LocalDate day) {
      return openings.subList(0, index).stream()
          .anyMatch(each -> !each.isForNewcomers() && !each.day().isBefore(day));
    }

    Map<String, RunKey> billed() {
      Map<String, RunKey> billed = new TreeMap<>();
      billing
          .jdbc()
          .sql("select customer_id, period_start, billing_date, run_number from billing.bill")
          .query(
              row -> {
                billed.put(
                    row.getString(1) + " " + row.getString(2),
                    new RunKey(row.getObject(3, LocalDate.class), row.getInt(4)));
              });
      return billed;
    }

    @Override
    public void close() {
      billing.close();
    }
  }

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void eachPeriodIsBilledByTheFirstRunOnOrAfterItsStartAndNeverBeforeIt(@ForAll long seed) {
    try (Life life = new Life(seed)) {
      FIRST.datesUntil(FIRST.plusDays(DAYS)).forEach(life::passes);

      Map<String, RunKey> billed = life.billed();

      assertThat(billed).isEqualTo(life.expected());
      assertThat(life.billing.count("select count(*) from billing.bill")).isEqualTo(billed.size());
      billed.forEach(
          (line, run) ->
              assertThat(run.day())
                  .as(line)
                  .isAfterOrEqualTo(LocalDate.parse(line.substring(line.indexOf(' ') + 1))));
    }
  }
}
