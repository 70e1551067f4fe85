package com.sysopsquad.portal.device;

import com.sysopsquad.portal.api.Caller;
import com.sysopsquad.portal.api.Items;
import com.sysopsquad.portal.display.BusinessCalendar;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's devices. */
@RestController
@RequestMapping(
    path = "/api/v1/customers/{customer}/devices",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Devices")
class ApiDevicesController {

  private final Devices devices;
  private final RegisteringDevices registering;
  private final BusinessCalendar calendar;

  ApiDevicesController(Devices devices, RegisteringDevices registering, BusinessCalendar calendar) {
    this.devices = devices;
    this.registering = registering;
    this.calendar = calendar;
  }

  @GetMapping
  @Operation(summary = "List the devices by name, at most 200")
  Items<DeviceAnswer> devices(Caller caller) {
    return new Items<>(
        devices.of(caller.customerId(), calendar.today()).stream().map(DeviceAnswer::of).toList());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Get a device")
  DeviceAnswer device(Caller caller, @PathVariable UUID id) {
    return devices.of(caller.customerId(), calendar.today()).stream()
        .filter(device -> device.id().equals(id))
        .findFirst()
        .map(DeviceAnswer::of)
        .orElseThrow(() -> new NoSuchDevice(id));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Add a device under an id that you choose; repeating the call is safe")
  DeviceAnswer registerDevice(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody DeviceBody device) {
    registering.register(
        caller.customerId(),
        id,
        device.kind().name(),
        device.make(),
        device.model(),
        device.serialOrNone());
    return device(caller, id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Remove a device; plans no longer cover it")
  void removeDevice(Caller caller, @PathVariable UUID id) {
    registering.remove(caller.customerId(), id);
  }
}
