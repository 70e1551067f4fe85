package com.sysopsquad.jobs.console.runs.timeline;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What ran in a night, as a chart and as a table. */
@ConsolePage
class TimelinePageController {

  private final ReadingTimeline reading;
  private final Dependencies dependencies;
  private final Formats formats;

  TimelinePageController(ReadingTimeline reading, Dependencies dependencies, Formats formats) {
    this.reading = reading;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @GetMapping("/runs/timeline")
  String timeline(
      @RequestParam MultiValueMap<String, String> asked,
      Model model,
      HttpServletResponse response) {
    TimelineQuery query;
    try {
      query = TimelineQuery.of(asked, formats);
    } catch (InvalidQuery notUnderstood) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("refused", notUnderstood.getMessage());
      query = TimelineQuery.usual(formats);
    }
    TimelineQuery understood = query;
    model.addAttribute(
        "timeline",
        dependencies.fromDatabase(
            () -> TimelineView.of(reading.read(understood), understood, formats)));
    return "console/runs-timeline";
  }
}
