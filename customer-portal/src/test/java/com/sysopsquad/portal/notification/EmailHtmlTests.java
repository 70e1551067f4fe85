package com.sysopsquad.portal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailHtmlTests {

  private static final String ORIGIN = "https://support.example.com";

  @Test
  void paragraphsAndLinesAreThoseOfTheText() {
    assertThat(
            html(
                "Hello Ada,\n\nSign in: %s/a?token=x&y=1\nForgot? %s/b.\n\nBye"
                    .formatted(ORIGIN, ORIGIN)))
        .contains(
            "<p dir=\"auto\">Hello Ada,</p>",
            "Sign in: <a href=\"https://support.example.com/a?token=x&amp;y=1\">"
                + "https://support.example.com/a?token=x&amp;y=1</a><br>",
            "Forgot? <a href=\"https://support.example.com/b\">https://support.example.com/b</a>.</p>",
            "<p dir=\"auto\">Bye</p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ",", " for details"})
  void theBareAddressIsALink(String after) {
    assertThat(html("Your account: " + ORIGIN + "/" + after))
        .contains(
            "Your account: <a href=\"https://support.example.com/\">https://support.example.com/</a>"
                + after);
  }

  @Test
  void aLineThatTheTextsWrapFlows() {
    String wrapped = "Thanks for signing up. Confirm your email address within two days: open this";

    assertThat(html(wrapped + "\nlink.")).contains("open this\nlink.").doesNotContain("<br>");
  }

  @Test
  void whatCustomersTypeIsTextAndLinksNowhere() {
    assertThat(
            html("<script>alert(1)</script> https://evil.example/x " + ORIGIN + ".evil.example/"))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; https://evil.example/x")
        .doesNotContain("<script", "<a ");
  }

  private static String html(String text) {
    return EmailHtml.of("Heading", text, ORIGIN, Locale.US);
  }
}
