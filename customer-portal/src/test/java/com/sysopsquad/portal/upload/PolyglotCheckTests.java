package com.sysopsquad.portal.upload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.portal.TestPictures;
import com.sysopsquad.portal.picture.ParsedPicture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A picture that is something else too is refused, judged by what is kept of it.
 *
 * <p>Tried: scripts, PHP, HTML, PDF and an archive, early and late in a file; the same where
 * nothing is kept: in data of Photoshop, in XMP, in a comment, and behind the picture.
 */
class PolyglotCheckTests {

  private static final int COLOR_PROFILE = 0xE2;
  private static final int PHOTOSHOP = 0xED;
  private static final int XMP = 0xE1;
  private static final int COMMENT = 0xFE;

  private final PolyglotCheck check = new PolyglotCheck();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ScRiPt>alert(1)</script>",
        "<?php system($_GET[1]);",
        "<!DOCTYPE html>",
        "%PDF-1.7",
        "<html><body onload=alert(1)>"
      })
  void whatIsSomethingElseTooIsRefused(String inside) {
    assertThatThrownBy(() -> check(jpegWith(COLOR_PROFILE, "ICC_PROFILE\0\1\1" + inside)))
        .isInstanceOf(UploadRefused.class)
        .hasMessage("upload.malicious");
  }

  @Test
  void itIsFoundWhereverItIs() {
    for (int before : new int[] {0, 60_000, 65_000}) {
      String profile = "ICC_PROFILE\0\1\1" + "x".repeat(before) + "<script>";
      assertThatThrownBy(() -> check(jpegWith(COLOR_PROFILE, profile)))
          .hasMessage("upload.malicious");
    }
    byte[] large = TestPictures.picture("png", 600, 500);
    assertThatCode(() -> check(large)).doesNotThrowAnyException();
  }

  @Test
  void anArchiveWithinAPictureIsRefused() {
    String archive = "PK\u0005\u0006" + "\0".repeat(16);
    byte[] small = jpegWith(COLOR_PROFILE, "ICC_PROFILE\0\1\1" + archive);
    int behind = small.length - 2 - 4 - 14 - archive.length() - 2;
    String comment = (char) (behind & 0xFF) + "" + (char) (behind >> 8);

    assertThatThrownBy(
            () -> check(jpegWith(COLOR_PROFILE, "ICC_PROFILE\0\1\1" + archive + comment)))
        .hasMessage("upload.malicious");
  }

  @Test
  void whatIsNotKeptOfAPictureHarmsNobody() {
    String plist =
        "<?xml version=\"1.0\"?><!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\"><plist/>";
    List<byte[]> harmless =
        List.of(
            jpegWith(PHOTOSHOP, "Photoshop 3.0\0008BIM\u0003\u00ed" + plist),
            jpegWith(XMP, "http://ns.adobe.com/xap/1.0/\0<html>" + plist),
            jpegWith(COMMENT, "<script>alert(1)</script>"),
            TestPictures.followedBy(TestPictures.picture("jpg"), "\0\0\0\u0018ftypmp42<html>"),
            TestPictures.followedBy(TestPictures.picture("png"), "<?php system($_GET[1]);"),
            TestPictures.followedBy(
                TestPictures.picture("gif"), "PK\u0005\u0006" + "\0".repeat(18)));

    for (byte[] picture : harmless) {
      assertThatCode(() -> check(picture)).doesNotThrowAnyException();
    }
  }

  private static byte[] jpegWith(int marker, String text) {
    return TestPictures.jpegWith(marker, text);
  }

  private void check(byte[] file) {
    check.check(file, ParsedPicture.of(file).orElseThrow());
  }
}
