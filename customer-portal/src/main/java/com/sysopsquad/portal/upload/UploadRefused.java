package com.sysopsquad.portal.upload;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** An uploaded file is not accepted. */
public final class UploadRefused extends Refusal {

  private static final long serialVersionUID = 1L;
  private static final String TOO_LARGE = "upload.too-large";
  private static final Set<String> FOR_NOW = Set.of("upload.busy", "upload.scanner-away");

  /** Says why with the text of this code. */
  public UploadRefused(String code, Serializable... arguments) {
    super(code, arguments);
  }

  /** A file has more bytes than allowed. */
  public static UploadRefused tooLarge(UploadSettings settings) {
    return new UploadRefused(TOO_LARGE, settings.largest().toMegabytes());
  }

  /** 413 for too many bytes, 503 if the same file may be accepted a little later. */
  @Override
  public HttpStatus status() {
    String code = getCodes()[0];
    if (code.equals(TOO_LARGE)) {
      return HttpStatus.CONTENT_TOO_LARGE;
    }
    return FOR_NOW.contains(code) ? HttpStatus.SERVICE_UNAVAILABLE : super.status();
  }
}
