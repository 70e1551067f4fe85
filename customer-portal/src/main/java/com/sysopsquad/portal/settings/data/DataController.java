package com.sysopsquad.portal.settings.data;

import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.security.CheckingPassword;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Downloading a customer's data, and closing the account. */
@Controller
class DataController {

  private final AccountData data;
  private final ClosingAccount closing;
  private final CheckingPassword checking;
  private final SecurityEvents events;
  private final Texts texts;

  DataController(
      AccountData data,
      ClosingAccount closing,
      CheckingPassword checking,
      SecurityEvents events,
      Texts texts) {
    this.data = data;
    this.closing = closing;
    this.checking = checking;
    this.events = events;
    this.texts = texts;
  }

  @GetMapping("/account/data")
  String page(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("problems", Map.of());
    return "account-data";
  }

  @PostMapping("/account/data/export")
  ResponseEntity<String> export(
      @AuthenticationPrincipal SignedInCustomer customer, HttpServletRequest request) {
    events.add(customer.id(), SecurityEvent.Kind.DATA_EXPORTED, Client.of(request));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("sysops-squad.json").build().toString())
        .body(data.of(customer.id()));
  }

  /** Leads from the address of a refused closing to its page. */
  @GetMapping("/account/closing")
  String pageOfClosing() {
    return "redirect:/account/data";
  }

  @PostMapping("/account/closing")
  String close(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!checking.isRight(customer.id(), password, request)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      page(customer, model);
      model.addAttribute("problems", Map.of("password", texts.of("account.not-password")));
      return "account-data";
    }
    closing.close(customer.id(), Client.of(request));
    request.getSession().invalidate();
    return "redirect:/sign-in?closed";
  }
}
