package com.sysopsquad.portal.device;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;

/** The request cannot be carried out. */
final class DeviceNotPossible extends Refusal {

  private static final long serialVersionUID = 1L;

  DeviceNotPossible(String code, Serializable... arguments) {
    super(code, arguments);
  }

  private DeviceNotPossible(String field, String code, Serializable[] arguments) {
    super(field, code, arguments);
  }

  /** The same because of what this field contains. */
  static DeviceNotPossible at(String field, String code, Serializable... arguments) {
    return new DeviceNotPossible(field, code, arguments);
  }
}
