package com.sysopsquad.portal.upload;

/** Looks for something evil in a file, before it is kept. */
interface UploadCheck {

  /**
   * Lets the file pass, or not.
   *
   * @throws UploadRefused if it is not to be kept, or nobody can say so at present
   */
  void check(byte[] content);
}
