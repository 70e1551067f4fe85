package com.sysopsquad.portal.device;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device of a customer. */
record DeviceAnswer(
    UUID id,
    DeviceKind kind,
    @Schema(example = "Lumen") String make,
    @Schema(example = "X200") String model,
    @Nullable String serial,
    @Schema(description = "The plan that covers it") @Nullable UUID planId) {

  static DeviceAnswer of(Device device) {
    return new DeviceAnswer(
        device.id(),
        device.kind(),
        device.make(),
        device.model(),
        device.serial(),
        device.planId());
  }
}
