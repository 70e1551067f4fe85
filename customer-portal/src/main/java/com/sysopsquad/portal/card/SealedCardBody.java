package com.sysopsquad.portal.card;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** A card that only billing can open. */
record SealedCardBody(
    @NotNull(message = "{api.required}")
        @Schema(
            description =
                "Compact JWE, sealed to a key of /keys/card where the card was typed; what was"
                    + " typed in the clear is refused",
            example = "eyJhbGciOiJSU0EtT0FFUC0yNTYi….…")
        String jwe) {

  /** Says nothing of the card. */
  @Override
  public String toString() {
    return "Sealed card";
  }
}
