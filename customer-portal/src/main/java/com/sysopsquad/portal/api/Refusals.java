package com.sysopsquad.portal.api;

import com.sysopsquad.portal.card.CardNotAccepted;
import com.sysopsquad.portal.device.DeviceNotPossible;
import com.sysopsquad.portal.display.Refusal;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.plan.PlanNotPossible;
import com.sysopsquad.portal.survey.SurveyNotPossible;
import com.sysopsquad.portal.ticket.TicketNotPossible;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the business refuses, as customers are told. */
final class Refusals {

  /** Whether it is a refusal, and no fault. */
  static boolean isOne(Throwable thrown) {
    return thrown instanceof Refusal
        || thrown instanceof PlanNotPossible
        || thrown instanceof DeviceNotPossible
        || thrown instanceof CardNotAccepted
        || thrown instanceof TicketNotPossible
        || thrown instanceof SurveyNotPossible;
  }

  /** Its sentence. */
  static String said(Throwable refused, Texts texts) {
    return refused instanceof Refusal refusal
        ? texts.of(refusal)
        : Objects.requireNonNullElse(refused.getMessage(), "");
  }

  /** Its reason, for programs; null where it has no name. */
  static @Nullable String code(Throwable refused) {
    return refused instanceof Refusal refusal ? refusal.getCodes()[0] : null;
  }

  private Refusals() {}
}
