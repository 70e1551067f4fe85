package com.sysopsquad.portal.upload;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The sender of a file has disconnected. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
final class UploadInterrupted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UploadInterrupted(Exception cause) {
    super(cause);
  }
}
