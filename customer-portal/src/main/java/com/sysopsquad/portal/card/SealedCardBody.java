package com.sysopsquad.portal.card;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** A card that only billing can decrypt. */
record SealedCardBody(
    @NotNull(message = "{api.required}")
        @Schema(
            description =
                "Compact JWE, encrypted with a key from /keys/card where the card is entered; a card"
                    + " that is not encrypted is refused",
            example = "eyJhbGciOiJSU0EtT0FFUC0yNTYi….…")
        String jwe) {

  /** Leaves out the card. */
  @Override
  public String toString() {
    return "Sealed card";
  }
}
