package com.sysopsquad.portal.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpSession;

class SessionMarksTests {

  private final MockHttpSession session = new MockHttpSession();

  @Test
  void theAddressOfAFailedSignInIsShownOnce() {
    SessionMarks.typed(session, "ada@example.test");

    assertThat(SessionMarks.lastTyped(session)).isEqualTo("ada@example.test");
    assertThat(SessionMarks.lastTyped(session)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "4242 4242 4242 4242@example.test",
        "4242_4242_4242_4242",
        "\uff14242424242424242"
      })
  void aCardNumberThatSomebodyTypedAsAnAddressIsNotStored(String typed) {
    SessionMarks.typed(session, typed);

    assertThat(Collections.list(session.getAttributeNames())).isEmpty();
    assertThat(SessionMarks.lastTyped(session)).isEmpty();
  }
}
