package com.sysopsquad.portal.device;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device of a customer.
 *
 * @param planId the plan that covers it; null if none does
 */
public record Device(
    UUID id,
    DeviceKind kind,
    String make,
    String model,
    @Nullable String serial,
    @Nullable UUID planId) {

  /** As its owner calls it. */
  public String title() {
    return make + " " + model;
  }

  /** Kind and serial number. */
  public String detail() {
    return serial == null ? kind.words() : kind.words() + ", serial number " + serial;
  }
}
