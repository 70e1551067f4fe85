package com.sysopsquad.portal.upload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.portal.TestPictures;
import com.sysopsquad.portal.VirusScanner;
import com.sysopsquad.portal.picture.ParsedPicture;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ClamdCheckTests {

  private final byte[] picture = TestPictures.picture("jpg");
  private final ParsedPicture parsed = ParsedPicture.of(picture).orElseThrow();
  private final ClamdCheck check = check("localhost:" + VirusScanner.PORT);

  @Test
  void whatTheScannerKnowsIsRefusedAndTheRestPasses() throws Exception {
    byte[] large = TestPictures.followedBy(picture, "x".repeat(300_000));
    try (VirusScanner _ = VirusScanner.start()) {
      assertThatCode(() -> check.check(picture, parsed)).doesNotThrowAnyException();
      assertThatCode(() -> check.check(large, parsed)).doesNotThrowAnyException();
      assertThatThrownBy(
              () -> check.check(TestPictures.followedBy(large, VirusScanner.EICAR), parsed))
          .isInstanceOf(UploadRefused.class)
          .hasMessage("upload.malicious");
    }
  }

  @Test
  void nothingPassesWhileTheScannerIsAwayOrSilent() throws Exception {
    assertThatThrownBy(() -> check.check(picture, parsed))
        .isInstanceOf(UploadRefused.class)
        .hasMessage("upload.scanner-away");
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
      ClamdCheck asking = check("localhost:" + silent.getLocalPort(), Duration.ofMillis(300));
      assertThatThrownBy(() -> asking.check(picture, parsed)).hasMessage("upload.scanner-away");
    }
  }

  @Test
  void anAddressThatIsNoneIsRefusedAtStart() {
    assertThatThrownBy(() -> check("scanner"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be like localhost:3310");
  }

  private static ClamdCheck check(String address) {
    return check(address, Duration.ofSeconds(30));
  }

  private static ClamdCheck check(String address, Duration patience) {
    return new ClamdCheck(
        new UploadSettings(
            5, DataSize.ofMegabytes(10), DataSize.ofMegabytes(200), 8, address, patience));
  }
}
