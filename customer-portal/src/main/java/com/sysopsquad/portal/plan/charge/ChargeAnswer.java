package com.sysopsquad.portal.plan.charge;

import com.sysopsquad.flows.pricing.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a customer will be charged next. */
public record ChargeAnswer(
    @Schema(description = "Date of the charge; if due, the latest date") LocalDate on,
    @Schema(description = "Whether the period has begun and is charged next") boolean due,
    LocalDate periodStart,
    @Schema(description = "Exclusive") LocalDate periodEnd,
    @Schema(
            description = "In minor units of the currency; absent if the price is not known yet",
            example = "2144")
        @Nullable Long totalMinor,
    @Schema(example = "USD") @Nullable String currency,
    @Schema(description = "Whether the total includes sales tax") boolean withTax) {

  public static ChargeAnswer of(Forecast forecast) {
    Money amount = forecast.amount();
    return new ChargeAnswer(
        forecast.on(),
        forecast.due(),
        forecast.period().start(),
        forecast.period().end(),
        amount == null ? null : amount.minor(),
        amount == null ? null : amount.currency(),
        forecast.withTax());
  }
}
