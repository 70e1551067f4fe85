package com.sysopsquad.portal.device;

/** The wish cannot be met; the message tells the customer why and what can be done. */
public final class DeviceNotPossible extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DeviceNotPossible(String sentence) {
    super(sentence);
  }
}
