package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.flows.csv.CsvText;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.job.RunItem;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Run;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The outcomes of a run's items: its amounts, and a list of the items that did not succeed. */
@Component
@ConditionalOnRole(Role.CONSOLE)
public class RunItems {

  private static final int AT_ONCE = 500;

  private final Jobs jobs;
  private final Formats formats;

  RunItems(Jobs jobs, Formats formats) {
    this.jobs = jobs;
    this.formats = formats;
  }

  /** The amounts of its items by outcome; empty if its job has none. */
  public Map<String, Amounts> outcomes(Run run) {
    return job(run).map(job -> job.outcomes(run.parameters())).orElse(Map.of());
  }

  /** Items with a higher id, one more than requested, to know whether there are more. */
  List<RunItem> after(Run run, long after, int size) {
    return job(run)
        .map(job -> job.failedItems(run.parameters(), after, size + 1))
        .orElse(List.of());
  }

  /** All of them as comma-separated values (RFC 4180), however many there are. */
  void writeCsv(Run run, Appendable out) throws IOException {
    out.append(
        "bill,outcome,customer,customer id,for,reference,amount,currency,reason,last tried\r\n");
    long after = 0;
    for (List<RunItem> page = page(run, after); !page.isEmpty(); page = page(run, after)) {
      for (RunItem item : page) {
        out.append(line(item)).append("\r\n");
      }
      after = page.getLast().id();
    }
  }

  private List<RunItem> page(Run run, long after) {
    return job(run).map(job -> job.failedItems(run.parameters(), after, AT_ONCE)).orElse(List.of());
  }

  private String line(RunItem item) {
    Long minor = item.minor();
    String currency = item.currency();
    return Stream.of(
            Long.toString(item.id()),
            item.outcome(),
            item.customer(),
            item.customerId(),
            item.what(),
            item.reference(),
            minor == null || currency == null
                ? ""
                : new Money(minor, currency).amount().toPlainString(),
            currency == null ? "" : currency,
            item.reason(),
            Objects.toString(formats.at(item.at()), ""))
        .map(CsvText::field)
        .collect(Collectors.joining(","));
  }

  private Optional<LaunchableJob> job(Run run) {
    return jobs.all().stream().filter(job -> job.name().equals(run.job())).findFirst();
  }
}
