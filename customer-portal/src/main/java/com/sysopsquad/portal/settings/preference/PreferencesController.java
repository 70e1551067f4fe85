package com.sysopsquad.portal.settings.preference;

import com.sysopsquad.portal.account.Preferences;
import com.sysopsquad.portal.account.Preferences.Wishes;
import com.sysopsquad.portal.display.Language;
import com.sysopsquad.portal.display.Problems;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.display.Theme;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.SigningIn;
import com.sysopsquad.portal.security.page.PageLocale;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the customer wants to see pages, and what is announced by email. */
@Controller
class PreferencesController {

  private final Preferences preferences;
  private final SigningIn signingIn;
  private final PageLocale pages;
  private final Texts texts;

  PreferencesController(
      Preferences preferences, SigningIn signingIn, PageLocale pages, Texts texts) {
    this.preferences = preferences;
    this.signingIn = signingIn;
    this.pages = pages;
    this.texts = texts;
  }

  @GetMapping("/account/preferences")
  String form(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    Wishes wishes = preferences.of(customer.id());
    ZoneId zone = wishes.timeZone();
    return page(
        customer,
        zone == null ? "" : zone.getId(),
        wishes.invoiceEmails(),
        wishes.ticketEmails(),
        wishes.language().code(),
        wishes.theme(),
        Map.of(),
        model);
  }

  @PostMapping("/account/preferences")
  String change(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String timeZone,
      @RequestParam(defaultValue = "false") boolean invoiceEmails,
      @RequestParam(defaultValue = "false") boolean ticketEmails,
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "") String theme,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Problems problems = new Problems();
    if (!timeZone.isEmpty() && !TimeZones.isOne(timeZone)) {
      problems.add("timeZone", "account.wrong-time-zone");
    }
    Wishes before = preferences.of(customer.id());
    Language chosen = Language.of(language).orElse(before.language());
    Theme look = Theme.of(theme).orElse(before.theme());
    if (problems.any()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(
          customer,
          "",
          invoiceEmails,
          ticketEmails,
          chosen.code(),
          look,
          texts.of(problems),
          model);
    }
    @Nullable ZoneId zone = timeZone.isEmpty() ? null : ZoneId.of(timeZone);
    Wishes wishes = new Wishes(zone, invoiceEmails, ticketEmails, chosen, look);
    preferences.change(customer.id(), wishes);
    signingIn.follow(request, wishes);
    pages.remember(request, response, chosen);
    return "redirect:/account?done=preferences";
  }

  private String page(
      SignedInCustomer customer,
      String timeZone,
      boolean invoiceEmails,
      boolean ticketEmails,
      String language,
      Theme theme,
      Map<String, String> problems,
      Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("timeZone", timeZone);
    model.addAttribute("invoiceEmails", invoiceEmails);
    model.addAttribute("ticketEmails", ticketEmails);
    model.addAttribute("language", language);
    model.addAttribute("chosenTheme", theme.code());
    model.addAttribute(
        "zones", TimeZones.choices(timeZone, texts, LocaleContextHolder.getLocale()));
    model.addAttribute("problems", problems);
    return "account-preferences";
  }
}
