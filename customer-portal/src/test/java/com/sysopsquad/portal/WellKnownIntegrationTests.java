package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Addresses that are the same on every site. */
@PortalTest
class WellKnownIntegrationTests {

  @Autowired MockMvc mvc;

  @Test
  void searchEnginesFindTheDoorAlone() throws Exception {
    mvc.perform(get("/robots.txt"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "text/plain;charset=UTF-8"))
        .andExpect(header().string("Cache-Control", containsString("max-age=86400")))
        .andExpect(content().string(containsString("Disallow: /\n")));
  }

  @Test
  void theIconIsWhereBrowsersLookForIt() throws Exception {
    byte[] icon =
        mvc.perform(get("/favicon.ico"))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Type", "image/png"))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();

    assertThat(icon).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void theManifestNamesThePortalAndItsIcons() throws Exception {
    mvc.perform(get("/manifest.webmanifest"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "application/manifest+json;charset=UTF-8"))
        .andExpect(jsonPath("$.name").value("Sysops Squad"))
        .andExpect(jsonPath("$.start_url").value("/"))
        .andExpect(jsonPath("$.icons[0].src").value("/assets/squad.svg"));
    mvc.perform(get("/assets/squad.svg")).andExpect(status().isOk());
    mvc.perform(get("/sign-in"))
        .andExpect(
            content().string(containsString("rel=\"manifest\" href=\"/manifest.webmanifest\"")));
  }

  @Test
  void whoFindsAWeaknessKnowsWhomToTell() throws Exception {
    mvc.perform(get("/.well-known/security.txt"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "text/plain;charset=UTF-8"))
        .andExpect(content().string(containsString("Contact: mailto:")))
        .andExpect(content().string(containsString("Expires: 2027-05-21T00:00:00Z\n")))
        .andExpect(content().string(containsString("Preferred-Languages: en, de\n")));
  }

  @Test
  void aPasswordManagerFindsTheFormForAnotherPassword() throws Exception {
    mvc.perform(get("/.well-known/change-password")).andExpect(redirectedUrl("/account/password"));
  }
}
