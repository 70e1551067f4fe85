package com.sysopsquad.portal.device;

/** What kind of thing it is. */
public enum DeviceKind {
  COMPUTER("Computer"),
  PHONE("Phone"),
  TABLET("Tablet"),
  TELEVISION("Television"),
  AUDIO("Audio"),
  CONSOLE("Games console"),
  PRINTER("Printer"),
  NETWORK("Router or network"),
  CAMERA("Camera"),
  SMART_HOME("Smart home"),
  APPLIANCE("Household appliance"),
  OTHER("Something else");

  private final String words;

  DeviceKind(String words) {
    this.words = words;
  }

  /** For the customer. */
  public String words() {
    return words;
  }
}
