package com.sysopsquad.billing.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run found and did.
 *
 * @param read events that were new
 * @param applied events that changed something here
 * @param setAside events that are set aside now, each with an alert
 * @param gap a sentence if events were missed because the provider has forgotten them; else null
 */
public record Followed(long read, long applied, long setAside, @Nullable String gap) {

  /** One line for a person, and one for a gap. */
  public String summary() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d new events; %d changed our records; %d are set aside."
            .formatted(read, applied, setAside));
    if (gap != null) {
      lines.add(gap);
    }
    return String.join("\n", lines);
  }
}
