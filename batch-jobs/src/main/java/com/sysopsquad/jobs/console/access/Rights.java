package com.sysopsquad.jobs.console.access;

import java.util.List;

/** What a person may do, as roles. Everyone who may act may also view. */
enum Rights {
  /** May view. */
  VIEWER,
  /** Manages jobs and messages. */
  OPERATOR,
  /** Works at the billing desk. */
  BILLING,
  /** Everything. */
  ADMINISTRATOR;

  List<String> roles() {
    return switch (this) {
      case VIEWER -> List.of(Roles.VIEWER);
      case OPERATOR -> List.of(Roles.VIEWER, Roles.OPERATOR);
      case BILLING -> List.of(Roles.VIEWER, Roles.BILLING);
      case ADMINISTRATOR -> List.of(Roles.VIEWER, Roles.OPERATOR, Roles.BILLING);
    };
  }
}
