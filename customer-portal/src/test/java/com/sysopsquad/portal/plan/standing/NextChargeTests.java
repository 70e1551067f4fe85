package com.sysopsquad.portal.plan.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.portal.plan.Plan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NextChargeTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @Test
  void aNewPlanIsChargedOnTheDayOnWhichItStarts() {
    Plan plan = plan(31, NOVEMBER);

    Optional<NextCharge> next = NextCharge.of(plan, plan.startsOn(), TODAY);

    assertThat(next)
        .contains(
            new NextCharge(
                period("2026-11-30", "2026-12-31"),
                period("2026-11-30", "2026-12-31"),
                LocalDate.of(2026, 11, 30),
                false));
  }

  @Test
  void aPlanThatStartsTodayIsChargedByTheNextRun() {
    Plan plan = plan(22, NOVEMBER);

    NextCharge next = NextCharge.of(plan, plan.startsOn(), TODAY).orElseThrow();

    assertThat(next.due()).isTrue();
    assertThat(next.on()).isEqualTo("2026-11-23");
    assertThat(next.period()).isEqualTo(period("2026-11-22", "2026-12-22"));
  }

  @Test
  void aPlanThatIsPaidForNovemberIsChargedOnItsDayInDecember() {
    Plan plan = plan(15, NOVEMBER);

    Optional<NextCharge> next = NextCharge.of(plan, LocalDate.of(2026, 12, 15), TODAY);

    assertThat(next)
        .contains(
            new NextCharge(
                period("2026-12-15", "2027-01-15"),
                period("2026-12-15", "2027-01-15"),
                LocalDate.of(2026, 12, 15),
                false));
  }

  @Test
  void aPlanThatEndsWithinThePeriodIsChargedForItsDaysOnly() {
    Plan plan = plan(15, NOVEMBER).endingOn(LocalDate.of(2026, 12, 20));

    assertThat(NextCharge.of(plan, LocalDate.of(2026, 12, 15), TODAY).orElseThrow().period())
        .isEqualTo(period("2026-12-15", "2026-12-20"));
  }

  @Test
  void aPlanThatEndsWithWhatIsPaidIsNotChargedAgain() {
    Plan plan = plan(15, NOVEMBER).endingOn(LocalDate.of(2026, 12, 15));

    assertThat(NextCharge.of(plan, LocalDate.of(2026, 12, 15), TODAY)).isEmpty();
  }

  @Property
  void aChargeIsNeverForetoldForThePast(
      @ForAll @IntRange(min = 1, max = 31) int anchor,
      @ForAll @IntRange(min = 0, max = 40) int months) {
    Plan plan = plan(anchor, NOVEMBER);
    LocalDate billedTo = plan.anchor().in(NOVEMBER.plusMonths(months));

    NextCharge next = NextCharge.of(plan, billedTo, TODAY).orElseThrow();

    assertThat(next.on()).isAfter(TODAY);
    assertThat(next.due()).isEqualTo(!billedTo.isAfter(TODAY));
    assertThat(next.on()).isEqualTo(next.due() ? TODAY.plusDays(1) : billedTo);
    assertThat(next.period().start()).isEqualTo(billedTo);
  }

  private static Plan plan(int anchor, YearMonth start) {
    return Plan.chosen(UUID.randomUUID(), "HOME-3", new AnchorDay(anchor), start);
  }

  private static BillingPeriod period(String start, String end) {
    return new BillingPeriod(LocalDate.parse(start), LocalDate.parse(end));
  }
}
