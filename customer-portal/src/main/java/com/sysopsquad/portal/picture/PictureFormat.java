package com.sysopsquad.portal.picture;

/** The accepted formats, which every browser shows. */
public enum PictureFormat {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif");

  private final String mediaType;
  private final String ending;

  PictureFormat(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  /** The media type for browsers. */
  public String mediaType() {
    return mediaType;
  }

  /** The file name extension, without the dot. */
  public String ending() {
    return ending;
  }
}
