package com.sysopsquad.portal.card;

import com.sysopsquad.portal.api.Caller;
import com.sysopsquad.portal.api.PageOf;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.display.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's cards; new ones must be encrypted. */
@RestController
@RequestMapping(
    path = "/api/v1/customers/{customer}/cards",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cards")
class ApiCardsController {

  private final Cards cards;
  private final HandingInCard handingIn;
  private final ArrangingCards arranging;
  private final BusinessCalendar calendar;
  private final Texts texts;

  ApiCardsController(
      Cards cards,
      HandingInCard handingIn,
      ArrangingCards arranging,
      BusinessCalendar calendar,
      Texts texts) {
    this.cards = cards;
    this.handingIn = handingIn;
    this.arranging = arranging;
    this.calendar = calendar;
    this.texts = texts;
  }

  @GetMapping
  @Operation(summary = "List the cards, twenty per page: the default card first, then the newest")
  PageOf<CardAnswer> cards(
      Caller caller,
      @Parameter(description = "Page number, from 1; a page beyond the last one is empty")
          @RequestParam(defaultValue = "1")
          int page) {
    CardPage shown = cards.page(caller.customerId(), page);
    return PageOf.of(
        page,
        shown.cards().stream().map(card -> CardAnswer.of(card, calendar.today(), texts)).toList(),
        shown.pages(),
        shown.total());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Get a card")
  CardAnswer card(Caller caller, @PathVariable UUID id) {
    return CardAnswer.of(cards.get(caller.customerId(), id), calendar.today(), texts);
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Add an encrypted card under the registration id in it; repeating the call is safe")
  CardAnswer handInCard(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody SealedCardBody card) {
    handingIn.handIn(caller.customerId(), id, card.jwe());
    return card(caller, id);
  }

  @PutMapping("/{id}/choice")
  @Operation(summary = "Make the card the default")
  CardAnswer letCardPay(Caller caller, @PathVariable UUID id) {
    arranging.choose(caller.customerId(), id);
    return card(caller, id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Remove the card")
  void removeCard(Caller caller, @PathVariable UUID id) {
    arranging.remove(caller.customerId(), id);
  }
}
