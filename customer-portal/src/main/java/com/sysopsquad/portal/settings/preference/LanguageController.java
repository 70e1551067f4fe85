package com.sysopsquad.portal.settings.preference;

import com.sysopsquad.portal.account.Preferences;
import com.sysopsquad.portal.display.Language;
import com.sysopsquad.portal.display.LocalPath;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.SigningIn;
import com.sysopsquad.portal.security.page.PageLocale;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The language selection at the bottom of every page. */
@Controller
class LanguageController {

  private final Preferences preferences;
  private final SigningIn signingIn;
  private final PageLocale pages;

  LanguageController(Preferences preferences, SigningIn signingIn, PageLocale pages) {
    this.preferences = preferences;
    this.signingIn = signingIn;
    this.pages = pages;
  }

  @PostMapping("/language")
  String choose(
      @AuthenticationPrincipal @Nullable SignedInCustomer customer,
      @RequestParam(defaultValue = "") String language,
      @RequestParam @Nullable String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    Language chosen =
        Language.of(language)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    pages.remember(request, response, chosen);
    if (customer != null) {
      preferences.speak(customer.id(), chosen);
      signingIn.follow(request, preferences.of(customer.id()));
    }
    return "redirect:" + LocalPath.withQuery(back, "/");
  }
}
