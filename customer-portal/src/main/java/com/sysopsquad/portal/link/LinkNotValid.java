package com.sysopsquad.portal.link;

/** A link was already used, is too old, or never existed. */
public final class LinkNotValid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says nothing more, since it is unknown who asks. */
  public LinkNotValid() {
    super("This link has been used already, or it is too old.");
  }
}
