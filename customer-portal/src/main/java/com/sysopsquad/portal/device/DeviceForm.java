package com.sysopsquad.portal.device;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer typed.
 *
 * @param id chosen when the form was shown, so that sending it twice makes one device
 */
record DeviceForm(
    @Nullable UUID id,
    @Nullable String kind,
    @Nullable String make,
    @Nullable String model,
    @Nullable String serial) {

  static DeviceForm empty() {
    return new DeviceForm(UUID.randomUUID(), "", "", "", "");
  }

  /** The same with empty texts for missing fields. */
  DeviceForm complete() {
    return new DeviceForm(
        id == null ? UUID.randomUUID() : id,
        Objects.requireNonNullElse(kind, ""),
        Objects.requireNonNullElse(make, ""),
        Objects.requireNonNullElse(model, ""),
        Objects.requireNonNullElse(serial, ""));
  }
}
