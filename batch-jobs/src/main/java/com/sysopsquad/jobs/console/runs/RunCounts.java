package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.Progress;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The counts of a run in a list: live while it runs, and the final counts once it has completed.
 *
 * <p>Completed runs do not change, so they are counted once and cached.
 */
@Component
@ConditionalOnRole(Role.CONSOLE)
class RunCounts {

  private static final int REMEMBERED = 500;

  private final Jobs jobs;
  private final Map<Long, Optional<Progress>> completed =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Optional<Progress>> eldest) {
          return size() > REMEMBERED;
        }
      };

  RunCounts(Jobs jobs) {
    this.jobs = jobs;
  }

  /** The progress of the run; null if only its steps know it. */
  @Nullable Progress of(Runs.Summary run) {
    if (run.state() != RunState.COMPLETED) {
      return run.progress();
    }
    return remembered(run).orElse(null);
  }

  private Optional<Progress> remembered(Runs.Summary run) {
    synchronized (completed) {
      Optional<Progress> known = completed.get(run.id());
      if (known != null) {
        return known;
      }
    }
    Optional<Progress> counted =
        jobs.all().stream()
            .filter(job -> job.name().equals(run.job()))
            .findFirst()
            .flatMap(job -> job.progress(run.parameters()));
    synchronized (completed) {
      completed.put(run.id(), counted);
    }
    return counted;
  }
}
