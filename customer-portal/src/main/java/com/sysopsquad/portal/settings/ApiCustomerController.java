package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.Preferences;
import com.sysopsquad.portal.account.Preferences.Wishes;
import com.sysopsquad.portal.api.Caller;
import com.sysopsquad.portal.api.Items;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.notification.Notices;
import com.sysopsquad.portal.security.SigningIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A customer's details, preferences and notices. */
@RestController
@RequestMapping(path = "/api/v1/customers/{customer}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Customer")
class ApiCustomerController {

  private final Customers customers;
  private final Preferences preferences;
  private final ChangingAccount changing;
  private final SigningIn signingIn;
  private final Notices notices;
  private final Texts texts;

  ApiCustomerController(
      Customers customers,
      Preferences preferences,
      ChangingAccount changing,
      SigningIn signingIn,
      Notices notices,
      Texts texts) {
    this.customers = customers;
    this.preferences = preferences;
    this.changing = changing;
    this.signingIn = signingIn;
    this.notices = notices;
    this.texts = texts;
  }

  @GetMapping
  @Operation(summary = "Get the customer's details; the ETag is their version")
  ResponseEntity<CustomerAnswer> customer(Caller caller) {
    return answer(customers.get(caller.customerId()));
  }

  @PutMapping(path = "/details", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Change name and address; with If-Match, only if the version matches")
  ResponseEntity<CustomerAnswer> changeDetails(
      Caller caller,
      @Parameter(
              description = "ETags of the versions that may be changed, or *",
              example = "\"1796025600123456\"")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      @Valid @RequestBody DetailsBody details,
      HttpServletRequest request,
      HttpServletResponse response) {
    details.check(texts);
    changing.details(
        caller.customerId(),
        IfMatch.of(ifMatch),
        details.name(),
        details.address(),
        caller.client());
    if (caller.inSession()) {
      signingIn.renew(request, response, caller.customerId());
    }
    return answer(customers.get(caller.customerId()));
  }

  @GetMapping("/preferences")
  @Operation(summary = "Get time zone, emails, and language")
  PreferencesBody preferences(Caller caller) {
    return PreferencesBody.of(preferences.of(caller.customerId()));
  }

  @PutMapping(path = "/preferences", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Change time zone, emails, and language")
  PreferencesBody changePreferences(
      Caller caller, @Valid @RequestBody PreferencesBody wanted, HttpServletRequest request) {
    Wishes wishes = wanted.wishes(preferences.of(caller.customerId()), texts);
    preferences.change(caller.customerId(), wishes);
    if (caller.inSession()) {
      signingIn.follow(request, wishes);
    }
    return PreferencesBody.of(preferences.of(caller.customerId()));
  }

  @GetMapping("/notices")
  @Operation(summary = "List the open payment problems, the newest first, at most 200")
  Items<NoticeAnswer> notices(Caller caller) {
    return new Items<>(
        notices.openOf(caller.customerId()).stream()
            .map(notice -> NoticeAnswer.of(notice, texts))
            .toList());
  }

  private static ResponseEntity<CustomerAnswer> answer(Customer customer) {
    return ResponseEntity.ok()
        .eTag("\"" + customer.version() + "\"")
        .body(CustomerAnswer.of(customer));
  }
}
