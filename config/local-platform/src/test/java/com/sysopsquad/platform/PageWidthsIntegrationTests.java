package com.sysopsquad.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tried: a page too wide at one width only, below one width, and by a style set by a script. */
class PageWidthsIntegrationTests {

  @AutoClose private final BrowserContext context = Chromium.start().newContext();
  private final Page page = context.newPage();

  @Test
  void aPageThatIsTooWideAtOneWidthOnlyIsFound() {
    show("<style>@media (width: 577px) {p {width: 900px}}</style><p>Wide</p>");

    assertThat(PageWidths.sideways(page, PageWidths.every())).containsExactly(577);
    assertThat(PageWidths.sideways(page, PageWidths.usual())).containsExactly(577);
  }

  @Test
  void aPageThatNeedsMoreThanItHasIsFoundUpToThatWidth() {
    show("<style>body {margin: 0} p {width: 322px; margin: 0}</style><p>Wide</p>");

    assertThat(PageWidths.sideways(page, PageWidths.every())).containsExactly(320, 321);
  }

  @Test
  void whatAScriptHasStyledIsCopied() {
    show("<p>Wide</p>");
    page.evaluate("document.querySelector('p').style.width = '1590px'");

    assertThat(PageWidths.sideways(page, List.of(1_200, 1_800))).containsExactly(1_200);
  }

  @Test
  void aPageThatFitsIsFoundAtNoWidthAndIsLeftAsItWas() {
    show("<p>Narrow</p>");

    assertThat(PageWidths.sideways(page, PageWidths.every())).isEmpty();
    assertThat(page.locator("iframe").count()).isZero();
  }

  @Test
  void theUsualWidthsAreThoseOfEveryTwentiethPixelAndAroundTheBreakpoints() {
    assertThat(PageWidths.usual())
        .contains(320, 340, 574, 575, 576, 577, 578, 767, 768, 991, 993, 1_199, 1_201, 1_600)
        .doesNotContain(321, 573, 579, 1_599);
  }

  private void show(String body) {
    page.setContent("<!DOCTYPE html><html lang=\"en\"><title>T</title><body>" + body + "</body>");
  }
}
