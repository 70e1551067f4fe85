package com.sysopsquad.portal.security.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientTests {

  @ParameterizedTest
  @CsvSource({
    "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0, Firefox on Linux",
    "Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36 Edg/141.0, Edge on Windows",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1, Safari on macOS",
    "Mozilla/5.0 (Linux; Android 15) Chrome/141.0 Mobile Safari/537.36, Chrome on Android",
    "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) CriOS/141.0 Safari/604.1, Chrome on iPad",
    "curl/8.5.0, Another app"
  })
  void aBrowserIsNamedAsItsOwnerKnowsIt(String agent, String name) {
    assertThat(client(agent).browser()).isEqualTo(name);
  }

  @Test
  void whatABrowserSaysOfItselfIsNeverRepeated() {
    assertThat(client("<script>alert(1)</script> Firefox/1").browser())
        .isEqualTo("Firefox on another system");
    assertThat(Client.of(new MockHttpServletRequest()).browser()).isEqualTo("An unknown app");
  }

  private static Client client(String agent) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader("User-Agent", agent);
    return Client.of(request);
  }

  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:1, ::1",
    "0:0:0:0:0:0:0:0, ::",
    "2001:db8:0:0:1:0:0:0, 2001:db8:0:0:1::",
    "2001:db8:0:1:2:3:4:5, 2001:db8:0:1:2:3:4:5",
    "fe80:0:0:0:1:2:3:4, fe80::1:2:3:4",
    "::1, ::1",
    "127.0.0.1, 127.0.0.1"
  })
  void anAddressIsAsShortAsPeopleWriteIt(String address, String shortened) {
    assertThat(Client.shortened(address)).isEqualTo(shortened);
  }
}
