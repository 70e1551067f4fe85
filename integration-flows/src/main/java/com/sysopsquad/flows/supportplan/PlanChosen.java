package com.sysopsquad.flows.supportplan;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.Within;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole current state of a customer's support plan: chosen, changed or canceled.
 *
 * @param planId permanent ID of the plan
 * @param version increases with every change of the plan; an older version changes nothing
 * @param customer the customer's details for billing, at this version
 * @param contractCode contract in force from the next period on
 * @param startsOn first day; falls on the anchor day of its month
 * @param anchorDay day of month on which periods begin, 1 to 31; the last day in shorter months
 * @param endsOn first day that is no longer covered; null if open-ended
 */
@MessageType(value = "com.sysopsquad.plan.chosen", queue = Queues.SUPPORT_PLAN)
public record PlanChosen(
    UUID planId,
    @Within(least = 1) long version,
    CustomerDetails customer,
    @Length(most = 200) String contractCode,
    LocalDate startsOn,
    @Within(least = 1, most = 31) int anchorDay,
    @Nullable LocalDate endsOn)
    implements Contract {

  @Override
  public String subject() {
    return customer.customerId().toString();
  }
}
