package com.sysopsquad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Only requests to our own names are served.
 *
 * <p>Tried: the name in capitals, a second name, this machine by name and by address; names that
 * begin or end with ours, the address of another machine, probes.
 */
class OwnAddressTests {

  private final HostFilter filter =
      new HostFilter(
          new OwnAddress(URI.create("https://support.example.com"), Set.of("help.example.com")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "support.example.com",
        "SUPPORT.example.com",
        "help.example.com",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "10.0.0.7"
      })
  void aNameOfOursIsServed(String name) throws Exception {
    assertThat(statusOf(name, "/sign-in")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "support.example.com.evil.example",
        "evil.support.example.com",
        "10.0.0.8",
        "localhost.evil.example"
      })
  void aForeignNameIsRefusedSaveForProbes(String name) throws Exception {
    assertThat(statusOf(name, "/sign-in")).isEqualTo(400);
    assertThat(statusOf(name, "/readyz")).isEqualTo(200);
  }

  @Test
  void anAddressWithoutAHostIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new OwnAddress(URI.create("support"), Set.of()))
        .hasMessageContaining("https://support.example.com");
  }

  private int statusOf(String name, String path) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setServerName(name);
    request.setLocalAddr("10.0.0.7");
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request, response, new MockFilterChain());
    return response.getStatus();
  }
}
