package com.sysopsquad.portal.upload;

/**
 * What the structure of a file says about the picture in it.
 *
 * @param end where the picture ends in the file
 * @param essence what of the file is the picture, and how to show it
 */
record Shape(PictureFormat format, int width, int height, int end, Essence essence) {

  private static final long MOST_PIXELS = 100_000_000;

  /** Whether a browser can be expected to show it. */
  boolean isSensible() {
    return width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
  }
}
