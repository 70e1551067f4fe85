package com.sysopsquad.portal.plan;

import com.sysopsquad.portal.catalog.SupportContract;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with one plan, ready to be shown.
 *
 * @param contract what it covers; only code and name when the catalog does not know it
 * @param next the next charge; null when there is none to come
 */
public record PlanStanding(
    Plan plan, SupportContract contract, State state, @Nullable Forecast next) {

  /** Where a plan is in its life. */
  public enum State {
    STARTING,
    ACTIVE,
    ENDING,
    ENDED
  }
}
