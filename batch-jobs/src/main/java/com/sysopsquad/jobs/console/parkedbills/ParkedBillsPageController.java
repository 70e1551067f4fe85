package com.sysopsquad.jobs.console.parkedbills;

import com.sysopsquad.billing.desk.DecidingOnParkedBills.Outcome;
import com.sysopsquad.billing.desk.DeskRefused;
import com.sysopsquad.billing.desk.ParkedBill;
import com.sysopsquad.billing.desk.ParkedBill.Stage;
import com.sysopsquad.billing.desk.ParkedBills;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.console.parkedbills.ParkedBillView.Question;
import com.sysopsquad.jobs.job.InvalidParameter;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Parked bills: the list, the question with its preview, and the decision. */
@ConsolePage
class ParkedBillsPageController implements Section {

  private static final int SIZE = 50;
  private static final int MOST_COUNTED = 1_000;
  private static final String LIST = "redirect:/parked-bills";

  private final ParkedBills parked;
  private final BillDecisions decisions;
  private final Dependencies dependencies;
  private final Formats formats;

  ParkedBillsPageController(
      ParkedBills parked, BillDecisions decisions, Dependencies dependencies, Formats formats) {
    this.parked = parked;
    this.decisions = decisions;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.BILLING, 3, "Parked bills", "/parked-bills", "p");
  }

  @Override
  public Optional<String> role() {
    return Optional.of("BILLING");
  }

  @GetMapping("/parked-bills")
  String bills(
      @RequestParam(defaultValue = "waiting") String stage,
      @RequestParam(defaultValue = "0") long after,
      Model model,
      HttpServletResponse response) {
    Stage known = Stage.WAITING;
    try {
      known = StageText.read(stage);
    } catch (InvalidQuery wrong) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("refused", wrong.getMessage());
    }
    Stage asked = known;
    model.addAttribute(
        "stages",
        Arrays.stream(Stage.values())
            .map(each -> new StageView(StageText.title(each), StageText.write(each), each == asked))
            .toList());
    model.addAttribute("stage", StageText.write(asked));
    model.addAttribute("list", dependencies.fromDatabase(() -> list(asked, after)));
    return "console/parked-bills";
  }

  private BillList list(Stage stage, long after) {
    List<ParkedBill> found = parked.list(stage, after, SIZE + 1);
    List<ParkedBill> shown = found.subList(0, Math.min(SIZE, found.size()));
    return new BillList(
        heading(parked.waiting(MOST_COUNTED + 1)),
        shown.stream().map(bill -> ParkedBillView.of(bill, formats)).toList(),
        after > 0,
        found.size() > SIZE ? shown.getLast().id() : null);
  }

  private static String heading(long waiting) {
    if (waiting == 0) {
      return "No parked bills";
    }
    return waiting > MOST_COUNTED
        ? "More than %s parked bills".formatted(Formats.number(MOST_COUNTED))
        : Formats.counted(waiting, "parked bill");
  }

  @GetMapping("/parked-bills/decide")
  String ask(
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") List<Long> bill,
      Model model,
      RedirectAttributes answer) {
    try {
      DecisionForm form = new DecisionForm(decision, List.copyOf(bill), null);
      model.addAttribute("question", Question.of(form.checkedDecision(), decisions.preview(form)));
      return "console/parked-bill-question";
    } catch (InvalidParameter | DeskRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return LIST;
    }
  }

  @PostMapping("/parked-bills/decide")
  String decide(
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") List<Long> bill,
      @RequestParam(defaultValue = "") String reason,
      Principal actor,
      RedirectAttributes answer) {
    try {
      DecisionForm form = new DecisionForm(decision, List.copyOf(bill), reason);
      Outcome outcome = decisions.decide(form, actor.getName());
      answer.addFlashAttribute(
          outcome.done().isEmpty() ? "refused" : "done",
          BillDecisions.summary(form.checkedDecision(), outcome));
    } catch (InvalidParameter | DeskRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return LIST;
  }

  /** A stage with its URL. */
  record StageView(String title, String name, boolean chosen) {}

  /**
   * A page of bills.
   *
   * @param later whether there are bills before this page
   * @param next bill after which the next page begins; null if there is none
   */
  record BillList(String heading, List<ParkedBillView> bills, boolean later, @Nullable Long next) {}
}
