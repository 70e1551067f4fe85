package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The existing jobs. */
@ConsolePage
class JobsPageController implements Section {

  private final Jobs jobs;

  JobsPageController(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.JOBS, 1, "Jobs", "/jobs", "j");
  }

  @Override
  public ProbeResult<List<Hit>> search(String text) {
    return ProbeResult.of(
        jobs.all().stream()
            .filter(job -> job.name().equalsIgnoreCase(text))
            .map(job -> new Hit("Job", job.name(), job.description(), "/jobs/" + job.name()))
            .toList());
  }

  @GetMapping("/jobs")
  String jobs(Model model) {
    List<LaunchableJob> all = jobs.all();
    model.addAttribute("jobs", all);
    model.addAttribute(
        "heading", all.isEmpty() ? "No jobs" : Formats.counted(all.size(), "job") + " available");
    return "console/jobs";
  }
}
