package com.sysopsquad.portal.plan;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The customer has no plan with this id; another customer may. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchPlan extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the id. */
  public NoSuchPlan(UUID id) {
    super("You have no plan " + id + ".");
  }
}
