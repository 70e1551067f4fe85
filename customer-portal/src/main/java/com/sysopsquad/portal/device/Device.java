package com.sysopsquad.portal.device;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

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

  /** Its owner's name for it. */
  public String title() {
    return make + " " + model;
  }

  /** Kind and serial number as text. */
  public MessageSourceResolvable detail() {
    MessageSourceResolvable what = new DefaultMessageSourceResolvable(kind.text());
    return serial == null
        ? what
        : new DefaultMessageSourceResolvable(
            new String[] {"device.with-serial"}, new Object[] {what, serial});
  }
}
