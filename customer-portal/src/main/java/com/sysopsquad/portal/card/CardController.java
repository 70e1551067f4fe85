package com.sysopsquad.portal.card;

import com.sysopsquad.portal.card.sealing.CardNotAccepted;
import com.sysopsquad.portal.card.sealing.SealingPolicy;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.security.RecentSignIn;
import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A customer's cards: the list, and the form in which a card is encrypted before it is sent. */
@Controller
@RequestMapping("/cards")
class CardController {

  private static final int UNPROCESSABLE = 422;
  // Billing may be down for this long, and the card is still verified.
  private static final Duration VALID = Duration.ofHours(24);

  private final Cards cards;
  private final HandingInCard handingIn;
  private final ArrangingCards arranging;
  private final BusinessCalendar calendar;
  private final Formats formats;
  private final RecentSignIn recent;
  private final Clock clock;
  private final Texts texts;

  CardController(
      Cards cards,
      HandingInCard handingIn,
      ArrangingCards arranging,
      BusinessCalendar calendar,
      Formats formats,
      RecentSignIn recent,
      Clock clock,
      Texts texts) {
    this.cards = cards;
    this.handingIn = handingIn;
    this.arranging = arranging;
    this.calendar = calendar;
    this.formats = formats;
    this.recent = recent;
    this.clock = clock;
    this.texts = texts;
  }

  @GetMapping
  String page(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    SealingPolicy policy = SealingPolicy.fresh();
    response.setHeader("Content-Security-Policy", policy.directives());
    model.addAttribute("nonce", policy.nonce());
    model.addAttribute("customerName", customer.name());
    CardPage shown = cards.page(customer.id(), page);
    model.addAttribute("page", shown);
    model.addAttribute("cards", CardLine.of(shown.cards(), calendar.today(), formats, texts));
    model.addAttribute("today", calendar.today());
    // The typed card cannot be kept, so if the customer must sign in again, this happens before
    // typing.
    model.addAttribute(
        "again", recent.holdsForAWhile(request) ? null : RecentSignIn.again("/cards"));
    model.addAttribute("validUntil", clock.instant().plus(VALID).getEpochSecond());
    return "cards";
  }

  @PostMapping
  String handIn(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String registrationId,
      @RequestParam(defaultValue = "") String jwe,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      handingIn.handIn(customer.id(), registration(registrationId), jwe);
      return "redirect:/cards?done=card";
    } catch (CardNotAccepted refused) {
      return refused(customer, refused, model, request, response);
    }
  }

  /** Leads from the address of a refused choice to the cards. */
  @GetMapping("/{id}/choose")
  String cardsOfChoice() {
    return "redirect:/cards";
  }

  @PostMapping("/{id}/choose")
  String choose(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID id,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      arranging.choose(customer.id(), id);
      return "redirect:/cards?done=default-card";
    } catch (CardNotAccepted refused) {
      return refused(customer, refused, model, request, response);
    }
  }

  @GetMapping("/{id}/remove")
  String asksToRemove(
      @AuthenticationPrincipal SignedInCustomer customer, @PathVariable UUID id, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute(
        "card", CardLine.of(cards.get(customer.id(), id), calendar.today(), formats, texts));
    return "card-remove";
  }

  @PostMapping("/{id}/remove")
  String remove(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID id,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      arranging.remove(customer.id(), id);
      return "redirect:/cards?done=card-removed";
    } catch (CardNotAccepted refused) {
      return refused(customer, refused, model, request, response);
    }
  }

  private String refused(
      SignedInCustomer customer,
      CardNotAccepted refused,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setStatus(UNPROCESSABLE);
    model.addAttribute("refusal", texts.of(refused));
    return page(customer, 1, model, request, response);
  }

  private static UUID registration(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new CardNotAccepted("card.reload");
    }
  }
}
