package com.sysopsquad.portal.plan.page;

import com.sysopsquad.portal.display.UnseenCharacters;
import com.sysopsquad.portal.plan.PlanNotPossible;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as entered by a customer.
 *
 * @param id chosen when it was first shown, so that confirming it twice makes one plan
 * @param start day in the browser's format
 * @param device devices that it should cover
 * @param shown what the page said about start and price; null if there was no page
 */
record PlanForm(
    @Nullable UUID id,
    @Nullable String contract,
    @Nullable String start,
    @Nullable List<UUID> device,
    @Nullable String shown) {

  /** The same with empty texts for missing fields. */
  PlanForm complete(LocalDate today) {
    return new PlanForm(
        id == null ? UUID.randomUUID() : id,
        code(contract),
        start == null || start.isBlank() ? today.toString() : start,
        devices(),
        shown);
  }

  /** The requested code of a contract; empty if it is not a valid code. */
  static String code(@Nullable String typed) {
    return typed == null || UnseenCharacters.in(typed) ? "" : typed;
  }

  /** The devices, each once. */
  List<UUID> devices() {
    return devices(device);
  }

  /** The submitted devices, each once; an empty field is ignored. */
  static List<UUID> devices(@Nullable List<UUID> sent) {
    return sent == null ? List.of() : sent.stream().filter(Objects::nonNull).distinct().toList();
  }

  /**
   * The start date.
   *
   * @throws PlanNotPossible if it is not a valid day
   */
  LocalDate startsOn() {
    try {
      return LocalDate.parse(start == null ? "" : start);
    } catch (DateTimeException e) {
      throw new PlanNotPossible("plan.no-start");
    }
  }
}
