package com.sysopsquad.portal.link;

/** A link was used before, is too old, or never was one. */
public final class LinkNotValid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says no more than that, since nobody knows who asks. */
  public LinkNotValid() {
    super("This link has been used already, or it is too old.");
  }
}
