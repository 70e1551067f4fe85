package com.sysopsquad.portal.api.problem;

/** A header of a call cannot be read; the caller learns why. */
public final class WrongHeader extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final String code;

  /**
   * Creates the refusal.
   *
   * @param name the header
   * @param code the text that says how the header is written
   */
  public WrongHeader(String name, String code) {
    super("The header " + name + " cannot be read");
    this.name = name;
    this.code = code;
  }

  String name() {
    return name;
  }

  String code() {
    return code;
  }
}
