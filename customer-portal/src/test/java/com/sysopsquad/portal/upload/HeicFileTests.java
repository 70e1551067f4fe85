package com.sysopsquad.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.TestPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeicFileTests {

  @ParameterizedTest
  @ValueSource(
      strings = {"heic", "heic mif1 heic", "mif1 heic", "mif1 miaf", "heix mif1", "msf1 hevc"})
  void aPhotoOfAnIphoneIsOne(String brands) {
    assertThat(HeicFile.is(TestPictures.isoMedia(brands.split(" ")))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"avif mif1 miaf", "mif1 avif", "mp42 isom", "qt  "})
  void otherMediaOfTheSameShapeAreNone(String brands) {
    assertThat(HeicFile.is(TestPictures.isoMedia(brands.split(" (?=\\S)")))).isFalse();
  }

  @Test
  void noOtherFileIsOne() {
    for (byte[] file :
        new byte[][] {
          {},
          {0, 0, 0, 8},
          "\0\0\0\u0018ftyp".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
          TestPictures.picture("jpg")
        }) {
      assertThat(HeicFile.is(file)).isFalse();
    }
  }
}
