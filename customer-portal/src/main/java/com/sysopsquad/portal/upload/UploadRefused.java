package com.sysopsquad.portal.upload;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;

/** A file that was handed in is not kept. */
public final class UploadRefused extends Refusal {

  private static final long serialVersionUID = 1L;

  /** Says why in the text of this code. */
  public UploadRefused(String code, Serializable... arguments) {
    super(code, arguments);
  }
}
