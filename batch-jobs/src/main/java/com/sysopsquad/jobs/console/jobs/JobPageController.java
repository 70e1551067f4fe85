package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One job: how its runs were, and when it starts next. */
@ConsolePage
class JobPageController {

  private final ReadingJobs reading;
  private final Formats formats;

  JobPageController(ReadingJobs reading, Formats formats) {
    this.reading = reading;
    this.formats = formats;
  }

  @GetMapping("/jobs/{name}")
  String job(
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> asked,
      Model model,
      HttpServletResponse response) {
    YearMonth month;
    try {
      month = MonthQuery.of(asked, formats);
    } catch (InvalidQuery notUnderstood) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("refused", notUnderstood.getMessage());
      month = MonthQuery.present(formats);
    }
    model.addAttribute("job", JobView.of(reading.read(name, month), formats));
    return "console/job";
  }
}
