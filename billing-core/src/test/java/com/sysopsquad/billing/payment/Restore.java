package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.BillingInTest;

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
