package com.sysopsquad.portal.picture;

import static com.sysopsquad.portal.picture.NotedPictures.SECRET;
import static com.sysopsquad.portal.picture.NotedPictures.all;
import static com.sysopsquad.portal.picture.NotedPictures.chunk;
import static com.sysopsquad.portal.picture.NotedPictures.segment;
import static com.sysopsquad.portal.picture.NotedPictures.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.TestPictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a picture shows the same and tells nothing else. */
class StrippedPictureTests {

  static Stream<byte[]> noted() {
    return Stream.of(
        NotedPictures.jpeg(6),
        NotedPictures.jpeg(1),
        NotedPictures.png(8),
        NotedPictures.png(1),
        NotedPictures.webp(3),
        NotedPictures.webp(1),
        NotedPictures.movingWebp(),
        NotedPictures.gif());
  }

  @ParameterizedTest
  @MethodSource("noted")
  void noNoteIsLeft(byte[] noted) {
    byte[] kept = stripped(noted);

    assertThat(word(noted)).contains(SECRET);
    assertThat(word(kept))
        .doesNotContain(SECRET)
        .doesNotContain(word(NotedPictures.LATITUDE))
        .doesNotContain("xmp", "8BIM", "JFXX", "MPF", "tIME", "zTXt", "ftyp", "XMP", "what");
    assertThat(kept).hasSizeLessThan(noted.length);
    assertThat(stripped(kept)).isEqualTo(kept);
  }

  @Test
  void thePictureStaysTheSameToThePixel() {
    for (String format : List.of("jpg", "png", "gif")) {
      byte[] plain = TestPictures.picture(format);
      byte[] noted =
          switch (format) {
            case "jpg" -> NotedPictures.jpeg(6);
            case "png" -> NotedPictures.png(6);
            default -> NotedPictures.gif();
          };

      assertThat(pixels(stripped(noted))).as(format).isEqualTo(pixels(plain));
    }
    byte[] webp = TestPictures.webp();
    assertThat(word(stripped(NotedPictures.webp(6))))
        .contains(word(Arrays.copyOfRange(webp, 12, webp.length)));
  }

  @Test
  void aPictureWithoutNotesStaysAsItIs() {
    for (byte[] plain :
        List.of(
            TestPictures.picture("jpg"),
            TestPictures.picture("png"),
            TestPictures.picture("gif"),
            TestPictures.webp())) {
      assertThat(stripped(plain)).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void theOrientationIsKeptAndNothingElseOfExif(int orientation) {
    byte[] exif = Orientation.exif(orientation);

    assertThat(word(stripped(NotedPictures.jpeg(orientation))))
        .contains(word(segment(0xE1, all(text("Exif\0\0"), exif))));
    assertThat(word(stripped(NotedPictures.png(orientation)))).contains(word(chunk("eXIf", exif)));
    byte[] webp = stripped(NotedPictures.webp(orientation));
    assertThat(word(webp)).contains("EXIF\u001a\0\0\0" + word(exif));
    assertThat(webp[20]).as("alpha, profile and Exif").isEqualTo((byte) 0x38);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, -1, 262})
  void whatIsUprightOrNonsenseNeedsNoExif(int orientation) {
    assertThat(word(stripped(NotedPictures.jpeg(orientation)))).doesNotContain("Exif");
    assertThat(word(stripped(NotedPictures.png(orientation)))).doesNotContain("eXIf");
    byte[] webp = stripped(NotedPictures.webp(orientation));
    assertThat(word(webp)).doesNotContain("EXIF");
    assertThat(webp[20]).as("alpha and profile").isEqualTo((byte) 0x30);
  }

  @Test
  void theColorProfileIsKept() {
    assertThat(word(stripped(NotedPictures.jpeg(1)))).contains(word(NotedPictures.PROFILE));
    assertThat(word(stripped(NotedPictures.png(1)))).contains("iCCP").contains("gAMA");
    assertThat(word(stripped(NotedPictures.webp(1)))).contains("ICCP");
    assertThat(word(stripped(NotedPictures.webp(1)))).contains(word(NotedPictures.PROFILE));
  }

  @Test
  void aMovingPictureMovesOn() {
    assertThat(word(stripped(NotedPictures.gif()))).contains("NETSCAPE2.0");
    assertThat(word(stripped(NotedPictures.movingWebp()))).containsPattern("(?s)ANIM.*ANMF.*ANMF");
  }

  @Property(tries = 300)
  void whereverANoteStandsItIsLeftOut(
      @ForAll @Size(max = 6) List<@IntRange(max = 15) Integer> kinds,
      @ForAll @IntRange(max = 5_000) int place,
      @ForAll boolean png) {
    byte[] plain = TestPictures.picture(png ? "png" : "jpg");
    List<Integer> borders = png ? bordersOfPng(plain) : bordersOfJpeg(plain);
    int border = borders.get(place % borders.size());
    byte[] noted = Arrays.copyOf(plain, border);
    for (int kind : kinds) {
      noted = all(noted, png ? chunk("te" + (char) ('A' + kind) + "t", text(SECRET)) : note(kind));
    }
    noted = all(noted, Arrays.copyOfRange(plain, border, plain.length));

    assertThat(stripped(noted)).isEqualTo(plain);
  }

  @Property(tries = 1_000)
  void whatIsKeptOfABrokenPictureIsSoundAndNeverLarger(
      @ForAll @IntRange(max = 4) int kind,
      @ForAll @IntRange(max = 20_000) int place,
      @ForAll byte value) {
    byte[] broken =
        List.of(
                NotedPictures.jpeg(6),
                NotedPictures.png(6),
                NotedPictures.webp(6),
                NotedPictures.movingWebp(),
                NotedPictures.gif())
            .get(kind);
    broken[place % broken.length] = value;

    Optional<ParsedPicture> parsed = ParsedPicture.of(broken);

    parsed.ifPresent(
        sound -> {
          byte[] kept = stripped(broken);
          assertThat(kept).hasSizeLessThanOrEqualTo(broken.length).hasSize(sound.strippedSize());
          ParsedPicture again = ParsedPicture.of(kept).orElseThrow();
          assertThat(List.of(again.width(), again.height(), again.end()))
              .containsExactly(sound.width(), sound.height(), kept.length);
        });
  }

  @Test
  void aBrokenExifTurnsNothing() {
    byte[] exif = NotedPictures.exif(6, ByteOrder.BIG_ENDIAN);
    for (int length = 0; length < exif.length; length++) {
      int found = Orientation.of(ByteBuffer.wrap(exif, 0, length));
      assertThat(found).isIn(Orientation.UPRIGHT, 6);
    }
    for (int first : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1_000, 199}) {
      ByteBuffer wrong = ByteBuffer.wrap(exif.clone()).putInt(4, first);
      assertThat(Orientation.of(wrong)).isEqualTo(Orientation.UPRIGHT);
    }
  }

  private static byte[] note(int kind) {
    return switch (kind) {
      case 14 -> segment(0xFE, text(SECRET));
      case 15 -> segment(0xE1, all(text("Exif\0\0"), NotedPictures.exif(1, ByteOrder.BIG_ENDIAN)));
      default -> segment(0xE0 + kind, text("Note\0" + SECRET));
    };
  }

  private static List<Integer> bordersOfJpeg(byte[] jpeg) {
    List<Integer> borders = new ArrayList<>();
    int next = 2;
    while ((jpeg[next + 1] & 0xFF) != 0xDA) {
      borders.add(next);
      next += 2 + (ByteBuffer.wrap(jpeg).getShort(next + 2) & 0xFFFF);
    }
    borders.add(next);
    borders.add(jpeg.length - 2);
    return borders;
  }

  private static List<Integer> bordersOfPng(byte[] png) {
    List<Integer> borders = new ArrayList<>();
    for (int next = 33; next < png.length; next += 12 + ByteBuffer.wrap(png).getInt(next)) {
      borders.add(next);
    }
    return borders;
  }

  private static byte[] stripped(byte[] file) {
    ParsedPicture parsed = ParsedPicture.of(file).orElseThrow();
    try (InputStream in = parsed.stripped(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] pixels(byte[] picture) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
      return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String word(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
