package com.sysopsquad.billing.correction;

import com.sysopsquad.flows.pricing.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction as a person asks for it.
 *
 * @param bill the bill to correct; null for a goodwill credit
 * @param amount null: all that is left of the bill's payment, or the whole unpaid bill
 */
public record CorrectionRequest(
    CorrectionKind kind, UUID customerId, @Nullable Long bill, @Nullable Money amount) {}
