package com.sysopsquad.portal.plan;

import com.sysopsquad.portal.catalog.SupportContract;
import com.sysopsquad.portal.device.Device;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plan with all that its customer can do about it.
 *
 * @param devices those that it covers
 * @param replaced the contract that the last change replaced and that can be put back
 * @param billedUntil to which day billing has come; null when it has not begun
 */
record PlanView(
    PlanStanding standing,
    List<Device> devices,
    @Nullable SupportContract replaced,
    @Nullable LocalDate billedUntil) {

  /** Whether it can be changed, cancelled or given other devices. */
  public boolean open() {
    return standing.state() != PlanStanding.State.ENDED;
  }

  /** Whether it was cancelled, and that can be taken back. */
  public boolean ending() {
    return standing.state() == PlanStanding.State.ENDING;
  }
}
