package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.DueBills;
import com.sysopsquad.billing.bill.run.BillingRun;
import java.util.List;
import java.util.Set;

/** The due bills of one partition, page by page; used by one thread at a time. */
final class DueBillsOfPartition {

  private final DueBills due;
  private final BillingRun run;
  private final int partition;
  private final int size;
  private final Set<Long> unsent;
  private DueBills.Page page = DueBills.Page.NONE;

  DueBillsOfPartition(DueBills due, BillingRun run, int partition, int size, Set<Long> unsent) {
    this.due = due;
    this.run = run;
    this.partition = partition;
    this.size = size;
    this.unsent = unsent;
  }

  int partition() {
    return partition;
  }

  /** Begins the next page; returns false if there are no more. */
  boolean nextPage() {
    page = due.begin(run, partition, page.last(), size, unsent);
    return !page.isEnd();
  }

  List<Bill> page() {
    return page.bills();
  }

  /** No more calls are made; bills of the page after this one were certainly not sent. */
  void endAfter(long bill) {
    due.endAfter(run, partition, page, bill);
  }
}
