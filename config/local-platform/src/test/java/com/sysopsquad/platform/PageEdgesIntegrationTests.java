package com.sysopsquad.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PageEdgesIntegrationTests {

  @AutoClose private final BrowserContext context = Chromium.start().newContext();
  private final Page page = context.newPage();

  @Test
  void aControlWithoutAnEdgeOrGroundThatStandsOutIsFound() {
    page.setContent(
        """
        <!DOCTYPE html><html lang="en"><title>T</title>
        <style>button {color: #000; background: #fff; border: 1px solid #ddd}</style>
        <button id="pale">A</button>
        <button id="edged" style="border-color: #777">B</button>
        <button id="filled" style="background: #036">C</button>
        <button id="hidden" style="display: none">D</button>
        <button id="other" class="other">E</button>
        """);

    assertThat(PageEdges.pale(page, "button:not(.other)"))
        .singleElement()
        .asString()
        .contains("rgb(221, 221, 221)", "id=\"pale\"");
  }
}
