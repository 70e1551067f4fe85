package com.sysopsquad.portal.upload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.portal.TestPictures;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolyglotCheckTests {

  private static final byte[] JPEG = TestPictures.picture("jpg");
  private static final byte[] PNG = TestPictures.picture("png");
  private static final byte[] GIF = TestPictures.picture("gif");

  private final PolyglotCheck check = new PolyglotCheck();

  @Test
  void whatIsSomethingElseTooIsRefused() {
    for (byte[] picture : List.of(JPEG, PNG, GIF)) {
      assertThatCode(() -> check.check(picture)).doesNotThrowAnyException();
      for (String tail :
          new String[] {
            "<ScRiPt>alert(1)</script>",
            "<?php system($_GET[1]);",
            "PK\u0005\u0006" + "\0".repeat(18),
            "PK\u0005\u0006" + "\0".repeat(16) + "\u0005\0hello",
          }) {
        assertThatThrownBy(() -> check.check(TestPictures.followedBy(picture, tail)))
            .isInstanceOf(UploadRefused.class)
            .hasMessage("upload.malicious");
      }
    }
  }

  @Test
  void aFilmBehindAPhotoOfATelephonePassesAndNothingBehindOtherPictures() {
    String film = "\0\0\0\u0018ftypmp42";

    assertThatCode(() -> check.check(TestPictures.followedBy(JPEG, film)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check.check(TestPictures.followedBy(PNG, film)))
        .hasMessage("upload.malicious");
  }
}
