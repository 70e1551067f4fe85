package com.sysopsquad.jobs.console.parkedbills;

import com.sysopsquad.billing.desk.DecidingOnParkedBills.Outcome;
import com.sysopsquad.billing.desk.ParkedBill;
import com.sysopsquad.billing.desk.ParkedBill.Stage;
import com.sysopsquad.billing.desk.ParkedBills;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.PageRequest;
import com.sysopsquad.jobs.console.parkedbills.ParkedBillAnswer.StepAnswer;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Parked bills, previews of decisions, and decisions. */
@ConsoleApi
@RequestMapping("/api/parked-bills")
class ParkedBillsApiController {

  private final ParkedBills parked;
  private final BillDecisions decisions;
  private final Formats formats;

  ParkedBillsApiController(ParkedBills parked, BillDecisions decisions, Formats formats) {
    this.parked = parked;
    this.decisions = decisions;
    this.formats = formats;
  }

  @Operation(
      operationId = "listParkedBills",
      summary = "Parked bills, by number",
      description =
          "stage is waiting (default), decided or given-up; after is the last bill of the previous"
              + " page.")
  @GetMapping
  ParkedBillsAnswer list(
      @RequestParam(defaultValue = "waiting") String stage,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = PageRequest.USUAL_SIZE) int size) {
    int asked = new PageRequest(1, size).size();
    Stage known = StageText.read(stage);
    List<ParkedBill> found = parked.list(known, after, asked + 1);
    List<ParkedBill> shown = found.subList(0, Math.min(asked, found.size()));
    return new ParkedBillsAnswer(
        shown.stream().map(bill -> ParkedBillAnswer.of(bill, formats)).toList(),
        found.size() > asked ? shown.getLast().id() : null);
  }

  @Operation(
      operationId = "previewDecision",
      summary = "Previews a decision on parked bills without changing anything")
  @PostMapping("/preview")
  List<StepAnswer> preview(@RequestBody DecisionForm request) {
    return decisions.preview(request).stream().map(StepAnswer::of).toList();
  }

  @Operation(
      operationId = "decideParkedBills",
      summary = "Tries parked bills again, or gives them up",
      description = "decision is TRY_AGAIN or GIVE_UP. Bills that cannot be decided do not change.")
  @PostMapping("/decide")
  OutcomeAnswer decide(@RequestBody DecisionForm request, Principal actor) {
    Outcome outcome = decisions.decide(request, actor.getName());
    return new OutcomeAnswer(
        outcome.done(),
        new TreeMap<>(outcome.left()),
        BillDecisions.summary(request.checkedDecision(), outcome));
  }

  /**
   * A page of parked bills.
   *
   * @param next bill after which to continue; null if there are no more
   */
  record ParkedBillsAnswer(List<ParkedBillAnswer> items, @Nullable Long next) {}

  /**
   * The result of a decision.
   *
   * @param left why the others do not change, by bill
   */
  record OutcomeAnswer(List<Long> done, Map<Long, String> left, String text) {}
}
