package com.sysopsquad.portal.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;

/**
 * Photos in the format of iPhones, which few browsers show: HEIF with HEVC, usually called HEIC.
 */
final class HeicFile {

  private static final int BRANDS = 8;
  private static final Set<String> OF_HEVC =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");
  // For any HEIF; files with another encoding name it as well.
  private static final Set<String> OF_HEIF = Set.of("mif1", "mif2", "msf1");
  private static final Set<String> OTHERS = Set.of("avif", "avis", "jpeg", "j2ki");

  private HeicFile() {}

  /** Whether the file itself says so, whatever its name is: by the brands in its first box. */
  static boolean is(byte[] file) {
    if (!word(file, 4).equals("ftyp")) {
      return false;
    }
    int end = Math.min(size(file), file.length);
    boolean heif = false;
    boolean other = false;
    for (int at = BRANDS; at + 4 <= end; at += 4) {
      String brand = word(file, at);
      if (OF_HEVC.contains(brand)) {
        return true;
      }
      heif |= OF_HEIF.contains(brand);
      other |= OTHERS.contains(brand);
    }
    return heif && !other;
  }

  /** Size of the first box; never more than is usual. */
  private static int size(byte[] file) {
    return ((file[2] & 0xFF) << 8) | (file[3] & 0xFF);
  }

  private static String word(byte[] file, int at) {
    return at + 4 <= file.length ? new String(file, at, 4, ISO_8859_1) : "";
  }
}
