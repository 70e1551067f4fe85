package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Check;
import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.jobs.alarm.Findings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Billing that is on hold, and a billing run whose total is far from that of the periods before, in
 * any currency.
 */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class BillingCheck implements Check {

  private final HoldingBilling holding;
  private final ExpectationSettings settings;
  private final BilledTotals totals;

  BillingCheck(HoldingBilling holding, JdbcClient jdbc, ExpectationSettings settings) {
    this.holding = holding;
    this.settings = settings;
    this.totals = new BilledTotals(jdbc, settings);
  }

  @Override
  public String name() {
    return "billing";
  }

  @Override
  public Findings look(Instant now) {
    List<Condition> conditions = new ArrayList<>();
    holding
        .current()
        .ifPresent(
            hold ->
                conditions.add(
                    new Condition(AlarmKind.BILLING_ON_HOLD, "billing", hold.sentence(), "/jobs")));
    if (settings.billedChange() > 0) {
      conditions.addAll(totals.unusual());
    }
    return Findings.of(Set.of(AlarmKind.BILLING_ON_HOLD, AlarmKind.BILLED_UNUSUALLY), conditions);
  }
}
