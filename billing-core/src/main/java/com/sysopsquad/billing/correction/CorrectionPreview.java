package com.sysopsquad.billing.correction;

import com.sysopsquad.flows.pricing.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a correction would do.
 *
 * @param lastFour last digits of the card that is refunded; null if none is
 * @param needsSecond whether a second person has to confirm it
 * @param left what could be refunded of the same bill afterward; null if it is no refund
 */
public record CorrectionPreview(
    CorrectionRequest request,
    Money amount,
    @Nullable String lastFour,
    boolean needsSecond,
    @Nullable Money left) {}
