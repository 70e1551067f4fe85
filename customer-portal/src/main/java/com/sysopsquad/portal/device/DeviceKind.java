package com.sysopsquad.portal.device;

import java.util.Locale;

/** What kind of thing it is. */
public enum DeviceKind {
  COMPUTER,
  PHONE,
  TABLET,
  TELEVISION,
  AUDIO,
  CONSOLE,
  PRINTER,
  NETWORK,
  CAMERA,
  SMART_HOME,
  APPLIANCE,
  OTHER;

  /** The code of its text for the customer. */
  public String text() {
    return "device.kind-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
