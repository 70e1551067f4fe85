package com.sysopsquad.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

class ReceivedFileTests {

  private final UploadSettings settings =
      new UploadSettings(
          5, DataSize.ofBytes(100), DataSize.ofMegabytes(1), 1, null, Duration.ofSeconds(1));

  @Test
  void aFileIsThereUntilItIsClosed() throws IOException {
    byte[] sent = new byte[100];
    sent[99] = 7;
    ReceivedFile file = ReceivedFile.of(new ByteArrayInputStream(sent), settings);

    assertThat(file.size()).isEqualTo(100);
    assertThat(file.getInputStream()).hasBinaryContent(sent);

    file.close();
    assertThatThrownBy(file::getInputStream).isInstanceOf(IOException.class);
  }

  @Test
  void aFileIsReadFromItsBeginningEachTime() throws IOException {
    byte[] sent = {1, 2, 3, -1};

    try (ReceivedFile file = ReceivedFile.of(new ByteArrayInputStream(sent), settings);
        InputStream first = file.getInputStream()) {
      assertThat(first.read()).isEqualTo(1);
      assertThat(file.getInputStream()).hasBinaryContent(sent);
      assertThat(first).hasBinaryContent(new byte[] {2, 3, -1});
    }
  }

  /** A process that is killed closes nothing. */
  @Test
  void aFileThatIsOpenHasNoNameAnyMore() throws IOException {
    Set<Path> before = named();

    try (ReceivedFile file = ReceivedFile.of(new ByteArrayInputStream(new byte[9]), settings)) {
      Set<Path> now = named();
      now.removeAll(before);

      assertThat(file.size()).isEqualTo(9);
      assertThat(now).isEmpty();
    }
  }

  private static Set<Path> named() throws IOException {
    Set<Path> photos = new HashSet<>();
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "photo*.tmp")) {
      found.forEach(photos::add);
    }
    return photos;
  }

  @Test
  void aFileIsReadAsFarAsItMayBe() {
    InputStream coming = new ByteArrayInputStream(new byte[101]);

    assertThatThrownBy(() -> ReceivedFile.of(coming, settings))
        .isInstanceOfSatisfying(
            UploadRefused.class,
            refused -> assertThat(refused.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE));
  }

  @Test
  void aFileWhoseSenderLeavesIsNone() throws IOException {
    InputStream gone = InputStream.nullInputStream();
    gone.close();
    InputStream coming = new SequenceInputStream(new ByteArrayInputStream(new byte[10]), gone);

    assertThatThrownBy(() -> ReceivedFile.of(coming, settings))
        .isInstanceOf(UploadInterrupted.class);
  }
}
