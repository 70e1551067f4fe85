package com.sysopsquad.portal.plan;

import java.util.UUID;

/** The customer has no plan of this id. */
public final class NoSuchPlan extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchPlan(UUID id) {
    super("You have no plan " + id + ".");
  }
}
