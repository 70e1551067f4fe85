package com.sysopsquad.portal.plan;

import com.sysopsquad.portal.display.UnseenCharacters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a customer puts it together.
 *
 * @param id chosen when it was first shown, so that confirming it twice makes one plan
 * @param start as the browser writes a day
 * @param device the devices that it shall cover
 */
record PlanForm(
    @Nullable UUID id,
    @Nullable String contract,
    @Nullable String start,
    @Nullable List<UUID> device) {

  /** The same with nothing missing. */
  PlanForm complete(LocalDate today) {
    return new PlanForm(
        id == null ? UUID.randomUUID() : id,
        code(contract),
        start == null || start.isBlank() ? today.toString() : start,
        devices());
  }

  /** The code of a contract as it was asked for; empty if it cannot be one. */
  static String code(@Nullable String typed) {
    return typed == null || UnseenCharacters.in(typed) ? "" : typed;
  }

  /** The devices, each once. */
  List<UUID> devices() {
    return devices(device);
  }

  /** The devices that were sent, each once; an empty field is none. */
  static List<UUID> devices(@Nullable List<UUID> sent) {
    return sent == null ? List.of() : sent.stream().filter(Objects::nonNull).distinct().toList();
  }

  /**
   * The day on which it shall start.
   *
   * @throws PlanNotPossible if it is none
   */
  LocalDate startsOn() {
    try {
      return LocalDate.parse(start == null ? "" : start);
    } catch (DateTimeException e) {
      throw new PlanNotPossible("plan.no-start");
    }
  }
}
