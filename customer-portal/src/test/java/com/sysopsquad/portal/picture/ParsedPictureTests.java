package com.sysopsquad.portal.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sysopsquad.portal.TestPictures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParsedPictureTests {

  private static final byte[] JPEG = TestPictures.picture("jpg");
  private static final byte[] PNG = TestPictures.picture("png");
  private static final byte[] GIF = TestPictures.picture("gif");
  private static final Map<PictureFormat, byte[]> PICTURES =
      Map.of(PictureFormat.JPEG, JPEG, PictureFormat.PNG, PNG, PictureFormat.GIF, GIF);

  @Test
  void aPictureIsKnownByItsContent() {
    PICTURES.forEach(
        (format, picture) ->
            assertThat(ParsedPicture.of(picture))
                .hasValueSatisfying(
                    parsed ->
                        assertThat(facts(parsed)).containsExactly(format, 40, 30, picture.length)));
    assertThat(ParsedPicture.of(TestPictures.webp()))
        .hasValueSatisfying(
            parsed ->
                assertThat(facts(parsed))
                    .containsExactly(PictureFormat.WEBP, 1, 1, TestPictures.webp().length));
  }

  private static List<Object> facts(ParsedPicture parsed) {
    return List.of(parsed.format(), parsed.width(), parsed.height(), parsed.end());
  }

  @Test
  void aPictureThatWasCutIsNone() {
    PICTURES.forEach(
        (format, picture) -> {
          for (int length = 0; length < picture.length; length++) {
            assertThat(ParsedPicture.of(Arrays.copyOf(picture, length)))
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

    assertThatCode(() -> ParsedPicture.of(broken)).doesNotThrowAnyException();
  }
}
