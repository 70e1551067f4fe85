package com.sysopsquad.portal.device;

import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.display.UnseenCharacters;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers customers' devices. */
@Service
public class RegisteringDevices {

  static final int LONGEST = 60;
  private static final int MOST = 200;

  private final Devices devices;

  RegisteringDevices(Devices devices) {
    this.devices = devices;
  }

  /**
   * Registers a device; the same one again changes nothing.
   *
   * @param id permanent id of the device; the caller chooses it, so that the call can be repeated
   * @param serial may be empty
   * @throws DeviceNotPossible if something is missing or too long, or the customer already has it
   */
  @Transactional
  public void register(
      UUID customerId, UUID id, String kind, String make, String model, String serial) {
    String number = fitting("serial", "serial", serial);
    Device device =
        new Device(
            id,
            kindOf(kind),
            required("make", "maker", make),
            required("model", "model", model),
            number.isEmpty() ? null : number,
            null);
    if (devices.find(customerId, id).isPresent()) {
      return;
    }
    if (devices.count(customerId) >= MOST) {
      throw new DeviceNotPossible("device.too-many", MOST);
    }
    try {
      if (!devices.add(customerId, device)) {
        throw new DeviceNotPossible("device.reload");
      }
    } catch (DuplicateKeyException e) {
      throw DeviceNotPossible.at("serial", "device.same-serial");
    }
  }

  /**
   * Removes a device; its plan no longer covers it.
   *
   * @throws NoSuchDevice if it is not this customer's
   */
  @Transactional
  public void remove(UUID customerId, UUID id) {
    devices.remove(devices.find(customerId, id).orElseThrow(() -> new NoSuchDevice(id)).id());
  }

  private static DeviceKind kindOf(String name) {
    return Arrays.stream(DeviceKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> DeviceNotPossible.at("kind", "device.no-kind"));
  }

  private static String required(String field, String what, String text) {
    String fitting = fitting(field, what, text);
    if (fitting.isEmpty()) {
      throw DeviceNotPossible.at(field, "device.missing-" + what);
    }
    return fitting;
  }

  private static String fitting(String field, String what, String text) {
    String stripped = TypedText.stripped(text);
    if (TypedText.isLonger(stripped, LONGEST)) {
      throw DeviceNotPossible.at(field, "device.long-" + what, LONGEST);
    }
    if (UnseenCharacters.turn(stripped)) {
      throw DeviceNotPossible.at(field, "page.direction");
    }
    if (UnseenCharacters.in(stripped)) {
      throw DeviceNotPossible.at(field, "device.unseen-" + what);
    }
    if (CardNumbers.in(stripped)) {
      throw DeviceNotPossible.at(field, "page.card-number");
    }
    return stripped;
  }
}
