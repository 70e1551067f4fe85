package com.sysopsquad.jobs.role;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** What a process does; one artifact can have any set of roles, set by {@code sysops.roles}. */
public enum Role {
  /** Pages and REST API. */
  CONSOLE,
  /** Schedules, launch requests and recovery. */
  SCHEDULER,
  /** Partitions of runs that other nodes lead. */
  WORKER,
  /** Decrypts the cards that customers add; the only role with the private card key. */
  CARD_INTAKE,
  /** The small neighboring systems. */
  NEIGHBOURS;

  /** The setting that names the roles of a process. */
  public static final String PROPERTY = "sysops.roles";

  /** The name as it appears in the setting, such as {@code card-intake}. */
  public String setting() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The roles of this process; all if none is named.
   *
   * @throws IllegalArgumentException if a role is unknown; names the existing roles
   */
  public static Set<Role> of(Environment environment) {
    var roles = EnumSet.noneOf(Role.class);
    for (String setting :
        StringUtils.commaDelimitedListToStringArray(environment.getProperty(PROPERTY, ""))) {
      if (!setting.isBlank()) {
        roles.add(named(setting.strip()));
      }
    }
    return roles.isEmpty() ? EnumSet.allOf(Role.class) : roles;
  }

  private static Role named(String setting) {
    return Arrays.stream(values())
        .filter(role -> role.setting().equals(setting))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s contains the unknown role '%s'. Use %s"
                        .formatted(
                            PROPERTY,
                            setting,
                            String.join(
                                ", ", Arrays.stream(values()).map(Role::setting).toList()))));
  }
}
