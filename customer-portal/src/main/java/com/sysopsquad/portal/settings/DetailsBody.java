package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.account.DetailsPolicy;
import com.sysopsquad.portal.account.PostalAddress;
import com.sysopsquad.portal.api.problem.FieldChecks;
import com.sysopsquad.portal.display.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** The new name and address. */
record DetailsBody(
    @NotNull(message = "{api.required}") @Schema(example = "Ada Barrow") String name,
    @NotNull(message = "{api.required}") @Schema(example = "1 Elm Street") String street,
    @NotNull(message = "{api.required}") @Schema(example = "Sacramento") String city,
    @NotNull(message = "{api.required}")
        @Schema(
            example = "CA",
            description = "Two-letter code of a US state, territory, or military region")
        String state,
    @NotNull(message = "{api.required}")
        @Schema(example = "95814", description = "Such as 12345 or 12345-6789")
        String postalCode) {

  void check(Texts texts) {
    new FieldChecks(texts)
        .check("name", () -> DetailsPolicy.name(name))
        .check("street", () -> DetailsPolicy.street(street))
        .check("city", () -> DetailsPolicy.city(city))
        .check("state", () -> DetailsPolicy.state(state))
        .check("postalCode", () -> DetailsPolicy.postalCode(postalCode))
        .pass();
  }

  PostalAddress address() {
    return PostalAddress.of(street, city, state, postalCode);
  }
}
