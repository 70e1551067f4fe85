package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.job.RunItem;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.Runs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The declined and parked items of a run, with reason, customer and bill; also as a file. */
@ConsolePage
class RunItemsController {

  private static final int SIZE = 50;

  private final Runs runs;
  private final RunItems items;
  private final Formats formats;

  RunItemsController(Runs runs, RunItems items, Formats formats) {
    this.runs = runs;
    this.items = items;
    this.formats = formats;
  }

  @GetMapping("/runs/{id}/items")
  String items(@PathVariable long id, @RequestParam(defaultValue = "0") long after, Model model) {
    Run run = runs.find(id);
    List<RunItem> found = items.after(run, after, SIZE);
    boolean more = found.size() > SIZE;
    List<RunItem> shown = more ? found.subList(0, SIZE) : found;
    model.addAttribute("run", RunView.of(run, formats));
    model.addAttribute("items", shown.stream().map(item -> ItemView.of(item, formats)).toList());
    model.addAttribute("first", after == 0);
    model.addAttribute("next", more ? shown.getLast().id() : null);
    return "console/run-items";
  }

  @GetMapping("/runs/{id}/items.csv")
  void csv(@PathVariable long id, HttpServletResponse response) throws IOException {
    Run run = runs.find(id);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("run-%d-not-paid.csv".formatted(id), StandardCharsets.UTF_8)
            .build()
            .toString());
    items.writeCsv(run, response.getWriter());
  }

  /** An item that did not succeed. */
  record ItemView(
      long id,
      String outcome,
      String look,
      String customer,
      String customerId,
      String what,
      String reference,
      String amount,
      String reason,
      Timestamp tried) {

    static ItemView of(RunItem item, Formats formats) {
      Long minor = item.minor();
      String currency = item.currency();
      return new ItemView(
          item.id(),
          Formats.label(item.outcome()),
          item.outcome().equals("declined") ? "bg-orange-lt" : "bg-blue-lt",
          item.customer(),
          item.customerId(),
          item.what(),
          item.reference(),
          minor == null || currency == null ? "–" : Formats.money(minor, currency),
          item.reason(),
          Timestamp.of(item.at(), formats));
    }
  }
}
