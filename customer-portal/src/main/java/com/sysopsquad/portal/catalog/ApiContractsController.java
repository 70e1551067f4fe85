package com.sysopsquad.portal.catalog;

import com.sysopsquad.portal.api.Items;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.display.TypedText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The available contracts. */
@RestController
@RequestMapping(path = "/api/v1/contracts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Plans")
class ApiContractsController {

  private static final int MOST = 100;
  private static final int LONGEST_SEARCH = 100;

  private final Contracts contracts;
  private final BusinessCalendar calendar;

  ApiContractsController(Contracts contracts, BusinessCalendar calendar) {
    this.contracts = contracts;
    this.calendar = calendar;
  }

  @GetMapping
  @Operation(summary = "List the contracts that can be chosen for a plan, the cheapest first")
  Items<OfferAnswer> contracts(
      @Parameter(description = "Start date of the plan; default: today")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate startsOn,
      @Parameter(description = "Words in the name or description") @RequestParam(defaultValue = "")
          String q,
      @Parameter(description = "Maximum number of results, 1 to 100")
          @RequestParam(defaultValue = "60")
          int size) {
    // PostgreSQL cannot store NUL.
    String lookedFor = TypedText.stripped(q.replace("\0", ""));
    return new Items<>(
        contracts
            .offers(
                startsOn == null ? calendar.today() : startsOn,
                lookedFor.substring(0, Math.min(lookedFor.length(), LONGEST_SEARCH)),
                Math.clamp(size, 1, MOST))
            .stream()
            .map(OfferAnswer::of)
            .toList());
  }
}
