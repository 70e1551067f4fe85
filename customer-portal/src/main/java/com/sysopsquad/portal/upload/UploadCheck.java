package com.sysopsquad.portal.upload;

import com.sysopsquad.portal.picture.ParsedPicture;

/** Looks for malicious content in a file, before it is stored. */
interface UploadCheck {

  /**
   * Accepts or refuses the file.
   *
   * @param file as it was uploaded
   * @param picture picture in it, of which only parts are stored
   * @throws UploadRefused if it may not be stored, or if it cannot be checked now
   */
  void check(byte[] file, ParsedPicture picture);
}
