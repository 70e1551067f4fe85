package com.sysopsquad.portal.upload;

import com.sysopsquad.portal.picture.ParsedPicture;

/** Looks for something evil in a file, before it is kept. */
interface UploadCheck {

  /**
   * Lets the file pass, or not.
   *
   * @param file as it came
   * @param picture in it, of which not all is kept
   * @throws UploadRefused if it is not to be kept, or nobody can say so at present
   */
  void check(byte[] file, ParsedPicture picture);
}
