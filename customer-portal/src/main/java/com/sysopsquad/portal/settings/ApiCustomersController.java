package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.EmailAddress;
import com.sysopsquad.portal.api.Items;
import com.sysopsquad.portal.api.client.ClientCalls;
import com.sysopsquad.portal.api.problem.FieldChecks;
import com.sysopsquad.portal.display.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds customers, for API clients only. */
@RestController
@RequestMapping(path = "/api/v1/customers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Customer")
class ApiCustomersController {

  private final Customers customers;
  private final ClientCalls calls;
  private final Texts texts;

  ApiCustomersController(Customers customers, ClientCalls calls, Texts texts) {
    this.customers = customers;
    this.calls = calls;
    this.texts = texts;
  }

  @GetMapping
  @Operation(summary = "Find the customer with this email address; for API clients only")
  Items<CustomerAnswer> findCustomers(
      @Parameter(example = "ada@example.com") @RequestParam String email,
      @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
      HttpServletRequest request) {
    new FieldChecks(texts).check("email", () -> EmailAddress.of(email)).pass();
    List<Customer> found = customers.withEmail(EmailAddress.of(email)).stream().toList();
    found.forEach(customer -> calls.note(customer.id(), token, request));
    return new Items<>(found.stream().map(CustomerAnswer::of).toList());
  }
}
