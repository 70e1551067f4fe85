package com.sysopsquad.portal.plan.page;

import com.sysopsquad.portal.catalog.SupportContract;
import com.sysopsquad.portal.device.Device;
import com.sysopsquad.portal.plan.standing.PlanStanding;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plan and everything that its customer can do with it.
 *
 * @param devices devices that it covers
 * @param replaced contract that the last change replaced and that can be restored
 * @param billedUntil last day that billing has processed; null if it has not begun
 */
record PlanView(
    PlanStanding standing,
    List<Device> devices,
    @Nullable SupportContract replaced,
    @Nullable LocalDate billedUntil) {

  /** Whether it can be changed, canceled or given other devices. */
  public boolean open() {
    return standing.state() != PlanStanding.State.ENDED;
  }

  /** Whether it was canceled, and the cancellation can be undone. */
  public boolean ending() {
    return standing.state() == PlanStanding.State.ENDING;
  }
}
