package com.sysopsquad.portal.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
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
        contract == null ? "" : contract,
        start == null || start.isBlank() ? today.toString() : start,
        devices());
  }

  /** The devices, each once. */
  List<UUID> devices() {
    return device == null ? List.of() : device.stream().distinct().toList();
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
