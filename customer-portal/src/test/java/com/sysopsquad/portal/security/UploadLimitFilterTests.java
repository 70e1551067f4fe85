package com.sysopsquad.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.account.Credential;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class UploadLimitFilterTests {

  private final UploadLimitFilter filter = new UploadLimitFilter(10);
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final MockFilterChain chain = new MockFilterChain();

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void aFormOfACustomerPassesUpToTheLimitAndLeadsToAPageBeyondIt() throws Exception {
    signIn();
    filter.doFilter(form("/tickets", 10), response, chain);
    assertThat(chain.getRequest()).isNotNull();

    MockFilterChain beyond = new MockFilterChain();
    filter.doFilter(form("/tickets", 11), response, beyond);
    assertThat(beyond.getRequest()).isNull();
    assertThat(response.getRedirectedUrl()).isEqualTo("/tickets/too-large");
  }

  @Test
  void aStrangerIsSentToSignIn() throws Exception {
    filter.doFilter(form("/tickets", 1), response, chain);

    assertThat(chain.getRequest()).isNull();
    assertThat(response.getRedirectedUrl()).isEqualTo("/sign-in");
  }

  @Test
  void filesPassNowhereElse() throws Exception {
    signIn();
    filter.doFilter(form("/account/details", 1), response, chain);

    assertThat(chain.getRequest()).isNull();
    assertThat(response.getStatus()).isEqualTo(415);
  }

  private static void signIn() {
    SignedInCustomer ada =
        new SignedInCustomer(new Credential(UUID.randomUUID(), "Ada Barrow", ""));
    SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(ada, ""));
  }

  private static MockHttpServletRequest form(String path, int bytes) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
    request.setContentType("Multipart/form-data; boundary=x");
    request.setContent(new byte[bytes]);
    return request;
  }
}
