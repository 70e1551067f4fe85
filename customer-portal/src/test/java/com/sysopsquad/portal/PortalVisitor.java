package com.sysopsquad.portal;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.account.Customer;
import jakarta.servlet.http.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Somebody with a browser of their own, which keeps its cookies; from an own network address. */
final class PortalVisitor {

  private static int count;

  private final MockMvc mvc;
  private final String address;
  private final Map<String, Cookie> cookies = new LinkedHashMap<>();
  private final HttpHeaders headers = new HttpHeaders();

  PortalVisitor(MockMvc mvc) {
    this.mvc = mvc;
    count++;
    this.address = "10.1." + count / 250 + "." + (1 + count % 250);
  }

  /** Somebody who has just signed in by password. */
  static PortalVisitor signedIn(MockMvc mvc, Customer customer) throws Exception {
    PortalVisitor visitor = new PortalVisitor(mvc);
    visitor.signIn(customer.email(), PortalFixture.PASSWORD).andExpect(redirectedUrl("/"));
    return visitor;
  }

  PortalVisitor withHeader(String name, String value) {
    headers.set(name, value);
    return this;
  }

  ResultActions get(String path) throws Exception {
    return perform(MockMvcRequestBuilders.get(path));
  }

  ResultActions post(String path, Map<String, String> form) throws Exception {
    MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(path).with(csrf());
    form.forEach(request::param);
    return perform(request);
  }

  ResultActions signIn(String email, String password) throws Exception {
    return post("/sign-in", Map.of("email", email, "password", password));
  }

  ResultActions perform(MockHttpServletRequestBuilder request) throws Exception {
    request.headers(headers);
    request.with(
        each -> {
          each.setRemoteAddr(address);
          return each;
        });
    if (!cookies.isEmpty()) {
      request.cookie(cookies.values().toArray(Cookie[]::new));
    }
    ResultActions result = mvc.perform(request);
    keep(result.andReturn().getResponse());
    return result;
  }

  /** The text of a page that is there. */
  static String body(ResultActions page) throws Exception {
    return page.andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
  }

  String address() {
    return address;
  }

  String cookie(String name) {
    Cookie cookie = cookies.get(name);
    return cookie == null ? "" : cookie.getValue();
  }

  Cookie kept(String name) {
    return Objects.requireNonNull(cookies.get(name), name);
  }

  private void keep(MockHttpServletResponse response) {
    for (Cookie cookie : response.getCookies()) {
      if (cookie.getMaxAge() == 0) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie);
      }
    }
  }
}
