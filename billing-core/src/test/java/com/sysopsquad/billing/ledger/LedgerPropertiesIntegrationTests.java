package com.sysopsquad.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.Population.Customer;
import com.sysopsquad.billing.bill.run.RunKey;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens to customers, runs and calls, and in which order: the ledger is right. */
class LedgerPropertiesIntegrationTests {

  private static final YearMonth FIRST = YearMonth.of(2026, 11);
  private static final int CUSTOMERS = 4;
  static final int MOST = 100_000;

  /** Bills and payments by customer and currency beside the ledger; empty: all agree. */
  private static final String DIFFERENCES =
      """
      select concat_ws(' ', customer_id, currency, sum(owed), sum(posted_owed), sum(paid),
                       sum(posted_paid), sum(billed), sum(posted_billed))
        from (select customer_id, currency, total_minor as owed, 0 as posted_owed, 0 as paid,
                     0 as posted_paid, total_minor as billed, 0 as posted_billed
                from billing.bill
               where parked is null and voided is null
              union all
              select b.customer_id, p.currency, -p.amount_minor, 0, p.amount_minor, 0, 0, 0
                from billing.payment_attempt p
                join billing.bill b on b.id = p.bill_id
               where p.state = 'APPROVED'
              union all
              select p.customer_id, p.currency, 0,
                     case side.account when 'RECEIVABLE' then side.minor else 0 end, 0,
                     case side.account when 'CASH' then side.minor else 0 end, 0,
                     case when side.account in ('DEFERRED_REVENUE', 'TAX') then -side.minor
                          else 0 end
                from billing.posting p
                cross join lateral (
                     values (p.debit, p.amount_minor), (p.credit, -p.amount_minor))
                     as side (account, minor)) sides
       group by customer_id, currency
      having sum(owed) <> sum(posted_owed) or sum(paid) <> sum(posted_paid)
          or sum(billed) <> sum(posted_billed)
      """;

  /** The run that bills whatever begins in a month. */
  private static RunKey key(YearMonth month) {
    return RunKey.ofDay(month.atEndOfMonth());
  }

  private enum Event {
    RUN,
    RUN_AGAIN,
    CRASH,
    LATER_RUN,
    CANCEL,
    GO_ON,
    CHANGE,
    MOVE,
    NEW_CARD,
    REMOVE_CARD,
    TRY_AGAIN,
    LOSE_ANSWERS,
    RECOVER,
    RESOLVE,
    A_DAY_PASSES
  }

  /** One life of a shop: its clock, its runs, and customers who do as they like meanwhile. */
  private static final class Life implements AutoCloseable {

    private final LedgerInTest ledger = new LedgerInTest();
    private final Population population = new Population(ledger.billing.jdbc());
    private final List<Customer> customers =
        IntStream.range(0, CUSTOMERS)
            .mapToObj(
                number ->
                    population
                        .customer("TX")
                        .with(
                            number % 2 == 0 ? "HOME" : "EURO", "2026-11-%02d".formatted(3 + number))
                        .withCard(number == 3 ? "pm_soft" : "pm_good" + number))
            .toList();
    private final List<YearMonth> months = new ArrayList<>(List.of(FIRST));
    private YearMonth month = FIRST;
    private int cards = CUSTOMERS;

    void happens(Event event, int choice) {
      Customer customer = customers.get(choice % CUSTOMERS);
      int detail = choice / CUSTOMERS;
      switch (event) {
        case RUN -> run(month);
        case RUN_AGAIN -> run(months.get(detail % months.size()));
        case CRASH -> {
          ledger.freeze(key(month));
          ledger.adopt(key(month));
          ledger.crashAfterABatch(ledger.freeze(key(month)));
        }
        case LATER_RUN -> {
          month = month.plusMonths(1 + detail % 2);
          months.add(month);
          ledger.clock.set(month.atDay(1) + "T03:00:00Z");
          run(month);
        }
        case CANCEL -> customer.cancels(FIRST.atDay(8).plusDays(detail % 70).toString());
        case GO_ON -> customer.goesOn();
        case CHANGE -> customer.changesTo(List.of("HOME", "EURO", "FREE", "GONE").get(detail % 4));
        case MOVE -> customer.movesTo(List.of("OR", "TX", "CA", "ZZ").get(detail % 4));
        case NEW_CARD ->
            customer.changesCardTo(
                List.of("pm_good" + cards++, "pm_soft", "pm_hard", "pm_action").get(detail % 4));
        case REMOVE_CARD -> customer.removesCards();
        case TRY_AGAIN -> {
          ledger.adopt(null);
          ledger.tryAgain();
        }
        case LOSE_ANSWERS -> ledger.provider.losesAnswers();
        case RECOVER -> ledger.provider.recovers();
        case RESOLVE -> ledger.resolve();
        case A_DAY_PASSES -> {
          ledger.clock.advance(Duration.ofHours(25));
          ledger.provider.forgetsKeys();
        }
      }
    }

    /** What was left behind is finished, as runs that failed go on by themselves. */
    void ends() {
      ledger.provider.recovers();
      months.forEach(this::run);
    }

    private void run(YearMonth of) {
      ledger.freeze(key(of));
      ledger.adopt(key(of));
      ledger.charge(ledger.freeze(key(of)));
      ledger.resolve();
    }

    private long cash(String currency) {
      return ledger
          .billing
          .jdbc()
          .sql(
              """
              select coalesce(sum(case 'CASH' when debit::text then amount_minor
                                              when credit::text then -amount_minor end), 0)::bigint
                from billing.posting
               where currency = ?
              """)
          .param(currency)
          .query(Long.class)
          .single();
    }

    @Override
    public void close() {
      ledger.close();
    }
  }

  @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
  void whatIsOwedIsWhatWasBilledLessWhatWasPaidWhateverHappens(
      @ForAll @Size(min = 5, max = 30) List<@IntRange(max = MOST) Integer> choices) {
    try (Life life = new Life()) {
      for (int choice : choices) {
        Event[] events = Event.values();
        Event event = events[choice % events.length];
        life.happens(event, choice / events.length);
        assertThat(life.ledger.list(DIFFERENCES)).as("after %s", event).isEmpty();
      }

      life.ends();

      assertThat(life.ledger.list(DIFFERENCES)).isEmpty();
      for (String currency : List.of("USD", "EUR")) {
        assertThat(life.cash(currency)).isEqualTo(life.ledger.provider.chargedMinor(currency));
      }
      for (YearMonth month : life.months) {
        assertThat(life.ledger.differences(key(month))).isEmpty();
      }
    }
  }
}
