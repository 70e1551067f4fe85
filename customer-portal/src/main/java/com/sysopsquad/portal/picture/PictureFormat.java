package com.sysopsquad.portal.picture;

/** The formats that are taken, and that every browser shows. */
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

  /** As browsers are told. */
  public String mediaType() {
    return mediaType;
  }

  /** Of a file's name, without the dot. */
  public String ending() {
    return ending;
  }
}
