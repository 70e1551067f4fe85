package com.sysopsquad.jobs.console.corrections;

import com.sysopsquad.billing.correction.Correction;
import com.sysopsquad.billing.correction.Corrections;
import com.sysopsquad.jobs.console.corrections.CorrectionAnswer.PreviewAnswer;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** Refunds, credits and write-offs. */
@ConsoleApi
@RequestMapping("/api")
class CorrectionsApiController {

  private static final int MOST = 200;

  private final Corrections corrections;
  private final CorrectionWork work;
  private final Formats formats;

  CorrectionsApiController(Corrections corrections, CorrectionWork work, Formats formats) {
    this.corrections = corrections;
    this.work = work;
    this.formats = formats;
  }

  @Operation(
      operationId = "listCorrections",
      summary = "The corrections of a customer, newest first; at most 200")
  @GetMapping("/accounts/{customer}/corrections")
  List<CorrectionAnswer> list(@PathVariable UUID customer) {
    return answers(corrections.of(customer, MOST));
  }

  @Operation(
      operationId = "previewCorrection",
      summary = "Previews a correction without changing anything")
  @PostMapping("/accounts/{customer}/corrections/preview")
  PreviewAnswer preview(
      @PathVariable UUID customer, @RequestBody CorrectionForm request, Principal actor) {
    return PreviewAnswer.of(work.preview(customer, request.withAmountIfMeant(), actor.getName()));
  }

  @Operation(
      operationId = "makeCorrection",
      summary = "Refunds a payment, gives credit, or writes off an unpaid bill",
      description =
          "kind is CARD_REFUND, CREDIT_REFUND, GOODWILL or WRITE_OFF. amount is written as 12.50;"
              + " without it, all that is left of the payment is refunded. With madeAtProvider, the ID"
              + " of a refund that was made at the provider, that refund is only recorded. A request"
              + " with the same Idempotency-Key gives the same correction. Over a limit, a second person must"
              + " confirm it.")
  @PostMapping("/accounts/{customer}/corrections")
  CorrectionAnswer make(
      @PathVariable UUID customer,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody CorrectionForm request,
      Principal actor) {
    return CorrectionAnswer.of(
        work.make(customer, request.withAmountIfMeant(), key, actor.getName()), formats);
  }

  @Operation(
      operationId = "listAskedCorrections",
      summary = "The corrections that wait for a second person, oldest first; at most 200")
  @GetMapping("/corrections")
  List<CorrectionAnswer> asked() {
    return answers(corrections.asked(MOST));
  }

  @Operation(operationId = "confirmCorrection", summary = "Confirms another person's correction")
  @PostMapping("/corrections/{id}/confirm")
  CorrectionAnswer confirm(@PathVariable UUID id, Principal actor) {
    return CorrectionAnswer.of(work.confirm(id, actor.getName()), formats);
  }

  @Operation(
      operationId = "declineCorrection",
      summary = "Declines a correction that waits for a second person")
  @PostMapping("/corrections/{id}/decline")
  CorrectionAnswer decline(@PathVariable UUID id, @RequestBody Decline request, Principal actor) {
    return CorrectionAnswer.of(work.decline(id, request.reason(), actor.getName()), formats);
  }

  private List<CorrectionAnswer> answers(List<Correction> found) {
    return found.stream().map(each -> CorrectionAnswer.of(each, formats)).toList();
  }

  record Decline(@Nullable String reason) {}
}
