package com.sysopsquad.portal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
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
