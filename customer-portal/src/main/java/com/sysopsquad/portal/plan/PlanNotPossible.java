package com.sysopsquad.portal.plan;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;

/** The request cannot be carried out. */
public final class PlanNotPossible extends Refusal {

  private static final long serialVersionUID = 1L;

  public PlanNotPossible(String code, Serializable... arguments) {
    super(code, arguments);
  }
}
