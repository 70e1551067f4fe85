package com.sysopsquad.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.portal.TestPictures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShapesTests {

  private static final byte[] JPEG = TestPictures.picture("jpg");
  private static final byte[] PNG = TestPictures.picture("png");
  private static final byte[] GIF = TestPictures.picture("gif");
  private static final Map<PictureFormat, byte[]> PICTURES =
      Map.of(PictureFormat.JPEG, JPEG, PictureFormat.PNG, PNG, PictureFormat.GIF, GIF);

  private final PolyglotCheck check = new PolyglotCheck();

  @Test
  void aPictureIsKnownByItsContent() {
    PICTURES.forEach(
        (format, picture) ->
            assertThat(Shapes.of(picture))
                .hasValueSatisfying(
                    shape ->
                        assertThat(facts(shape)).containsExactly(format, 40, 30, picture.length)));
    assertThat(Shapes.of(TestPictures.webp()))
        .hasValueSatisfying(
            shape ->
                assertThat(facts(shape))
                    .containsExactly(PictureFormat.WEBP, 1, 1, TestPictures.webp().length));
  }

  private static List<Object> facts(Shape shape) {
    return List.of(shape.format(), shape.width(), shape.height(), shape.end());
  }

  @Test
  void aPictureThatWasCutIsNone() {
    PICTURES.forEach(
        (format, picture) -> {
          for (int length = 0; length < picture.length; length++) {
            assertThat(Shapes.of(Arrays.copyOf(picture, length)))
                .as("%s of %d bytes", format, length)
                .isEmpty();
          }
        });
  }

  @Property(tries = 500)
  void whateverIsBrokenIsReadToItsEndAndNothingWorseHappens(
      @ForAll @IntRange(max = 3) int kind,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll byte value) {
    byte[] picture = List.of(JPEG, PNG, GIF, TestPictures.webp()).get(kind);
    byte[] broken = picture.clone();
    broken[place % broken.length] = value;

    assertThatCode(() -> Shapes.of(broken)).doesNotThrowAnyException();
  }

  @Test
  void whatIsSomethingElseTooIsRefused() {
    for (byte[] picture : PICTURES.values()) {
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
