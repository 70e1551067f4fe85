package com.sysopsquad.portal.plan.standing;

import com.sysopsquad.portal.catalog.SupportContract;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.charge.Forecast;
import org.jspecify.annotations.Nullable;

/**
 * The state of one plan, ready to be shown.
 *
 * @param contract its contract; only code and name if the catalog does not know it
 * @param next next charge; null if there is none
 */
public record PlanStanding(
    Plan plan, SupportContract contract, State state, @Nullable Forecast next) {

  /** The phase of a plan. */
  public enum State {
    STARTING,
    ACTIVE,
    ENDING,
    ENDED
  }
}
