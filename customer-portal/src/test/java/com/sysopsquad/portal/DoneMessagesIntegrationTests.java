package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.sysopsquad.portal.PortalFixture.TestCustomers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What a form has done is said on the page to which it leads, whichever form it was. */
@PortalTest
class DoneMessagesIntegrationTests {

  private static final Path SCRIPTS = Path.of("src/main/resources/static/assets");
  private static final Pattern KEY = Pattern.compile("[?&]done=([a-z-]+)");
  private static final String PREFIX = "page.done-";

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;

  /** Those that controllers and scripts put into an address. */
  static List<String> keys() {
    return Stream.concat(
            TextFiles.files(TextFiles.SOURCES, ".java").stream(),
            TextFiles.files(SCRIPTS, ".js").stream())
        .map(TextFiles::content)
        .flatMap(source -> KEY.matcher(source).results())
        .map(found -> found.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void whatWasDoneIsSaidInBothLanguages(String key) throws Exception {
    for (Map.Entry<String, Locale> language :
        Map.of("page", Locale.US, "page_de", Locale.GERMANY).entrySet()) {
      String text = TextFiles.read(language.getKey()).getOrDefault(PREFIX + key, "");
      String page =
          mvc.perform(
                  get("/cards")
                      .param("done", key)
                      .with(as(customers.register("Ada Barrow")))
                      .locale(language.getValue()))
              .andReturn()
              .getResponse()
              .getContentAsString();

      assertThat(text).as(language.getKey()).isNotBlank();
      assertThat(page).as(language.getKey()).contains("role=\"status\">" + text + "<");
    }
  }

  @Test
  void nothingIsKeptThatNoFormSays() {
    assertThat(TextFiles.read("page").keySet().stream().filter(key -> key.startsWith(PREFIX)))
        .containsExactlyInAnyOrderElementsOf(keys().stream().map(PREFIX::concat).toList());
  }
}
