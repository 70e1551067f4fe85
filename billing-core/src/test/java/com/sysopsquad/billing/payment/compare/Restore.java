package com.sysopsquad.billing.payment.compare;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.bill.run.RunKey;

/** Takes billing's database back, as a restore of a backup does. */
final class Restore {

  private final BillingInTest billing;

  Restore(BillingInTest billing) {
    this.billing = billing;
  }

  /** To before the first run. */
  void toBeforeTheFirstRun() {
    billing.losePostings("true");
    billing
        .jdbc()
        .sql(
            """
            delete from billing.invoice_line;
            delete from billing.invoice;
            delete from billing.invoice_series;
            delete from billing.invoice_epoch;
            delete from billing.alert;
            delete from billing.payment_attempt;
            delete from billing.unknown_charge;
            delete from billing.bill;
            delete from billing.billing_run;
            delete from billing.provider_mark;
            update billing.subscription set billed_to = starts_on
            """)
        .update();
  }

  /** To before a run, which was the last one. */
  void toBefore(RunKey run) {
    String ofRun = "billing_date = '%s' and run_number = %d".formatted(run.day(), run.number());
    toTheMiddle(ofRun);
    billing.losePostings("bill_id in (select id from billing.bill where %s)".formatted(ofRun));
    billing
        .jdbc()
        .sql(
            """
            update billing.subscription s
               set billed_to = b.period_start
              from billing.bill b
             where b.subscription_id = s.id and b.billing_date = :day and b.run_number = :number
            """)
        .param("day", run.day())
        .param("number", run.number())
        .update();
    billing.jdbc().sql("delete from billing.bill where " + ofRun).update();
    billing.jdbc().sql("delete from billing.billing_run where " + ofRun).update();
    billing
        .jdbc()
        .sql("update billing.provider_mark set compared_to = '2026-10-31T00:00:00Z'")
        .update();
  }

  /** To the middle of a run: what was done for the bills that a condition names is gone. */
  void toTheMiddle(String lostBills) {
    billing.losePostings(
        "cause = 'PAYMENT' and bill_id in (select id from billing.bill where %s)"
            .formatted(lostBills));
    billing
        .jdbc()
        .sql(
            """
            drop table if exists pg_temp.lost;
            create temporary table lost as select id from billing.bill where :lost;
            delete from billing.invoice_line where bill_id in (select id from lost);
            delete from billing.invoice where bill_id in (select id from lost);
            delete from billing.alert where bill_id in (select id from lost);
            delete from billing.payment_attempt where bill_id in (select id from lost);
            update billing.invoice_series s
               set last_number = (
                   select coalesce(max(right(number, 6)::bigint), 0)
                     from billing.invoice
                    where number like replace(s.series, '/', '-') || '-%')
            """
                .replace(":lost", lostBills))
        .update();
  }
}
