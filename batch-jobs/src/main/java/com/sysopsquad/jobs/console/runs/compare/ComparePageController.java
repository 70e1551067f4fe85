package com.sysopsquad.jobs.console.runs.compare;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.run.NoSuchRun;
import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two runs side by side. */
@ConsolePage
class ComparePageController {

  private static final String PAGE = "console/runs-compare";

  private final ComparingRuns comparing;
  private final Formats formats;

  ComparePageController(ComparingRuns comparing, Formats formats) {
    this.comparing = comparing;
    this.formats = formats;
  }

  /** With only the second run, the first is the last completed one of the same job before it. */
  @GetMapping("/runs/compare")
  String compare(
      @RequestParam MultiValueMap<String, String> asked,
      Model model,
      HttpServletResponse response) {
    try {
      show(CompareQuery.of(asked), model);
    } catch (InvalidQuery notUnderstood) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("refused", notUnderstood.getMessage());
    } catch (NoSuchRun none) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      model.addAttribute("refused", none.getMessage());
    }
    return PAGE;
  }

  private void show(CompareQuery query, Model model) {
    Long a = query.a();
    Long b = query.b();
    if (a == null && b != null) {
      OptionalLong before = comparing.before(b);
      a = before.isPresent() ? Long.valueOf(before.getAsLong()) : null;
      if (a == null) {
        model.addAttribute("nothing", "No earlier run of this job has completed.");
      }
    }
    model.addAttribute("a", a);
    model.addAttribute("b", b);
    if (a != null && b != null) {
      model.addAttribute("comparison", ComparisonView.of(comparing.compare(a, b), formats));
    }
  }
}
