package com.sysopsquad.portal.upload;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;
import java.util.Set;

/** A file that was handed in is not kept. */
public final class UploadRefused extends Refusal {

  private static final long serialVersionUID = 1L;
  private static final String TOO_LARGE = "upload.too-large";
  private static final Set<String> FOR_NOW = Set.of("upload.busy", "upload.scanner-away");

  /** Says why in the text of this code. */
  public UploadRefused(String code, Serializable... arguments) {
    super(code, arguments);
  }

  /** A file has more bytes than one may have. */
  public static UploadRefused tooLarge(UploadSettings settings) {
    return new UploadRefused(TOO_LARGE, settings.largest().toMegabytes());
  }

  /** Whether the file has too many bytes. */
  public boolean isTooLarge() {
    return TOO_LARGE.equals(getCodes()[0]);
  }

  /** Whether the same file may be taken a little later. */
  public boolean isForNow() {
    return FOR_NOW.contains(getCodes()[0]);
  }
}
