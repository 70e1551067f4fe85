package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.supportplan.PlanChosen;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** Plans to send. */
public final class Plans {

  static final String POISON = "POISON";

  private Plans() {}

  public static PlanChosen plan(UUID customer, long version) {
    return plan(customer, version, "GOLD");
  }

  static PlanChosen plan(UUID customer, long version, String contractCode) {
    return new PlanChosen(
        new UUID(0xaaaa_bbbb_cccc_7dddL, 0x8eee_aaaa_bbbb_0000L + version),
        version,
        new CustomerDetails(
            customer, 1, "Ada Byron", "ada@example.org", "1 Main St", "Reno", "NV", "89501"),
        contractCode,
        LocalDate.of(2026, 11, 30),
        31,
        null);
  }

  static List<PlanChosen> plans(UUID customer, long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(version -> plan(customer, version))
        .toList();
  }
}
