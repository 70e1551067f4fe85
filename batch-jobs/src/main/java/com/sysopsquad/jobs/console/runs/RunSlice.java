package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.run.Runs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs that a query finds from its position.
 *
 * @param older run before which the next older ones begin; null if there are none
 * @param newer run after which the next newer ones begin; null if there are none
 */
record RunSlice(List<Runs.Summary> runs, @Nullable Long older, @Nullable Long newer) {

  /** Reads one more than shown, to know whether there are more. */
  static RunSlice read(Runs runs, RunQuery query) {
    List<Runs.Summary> found = runs.list(query.filter(), query.position(), query.size() + 1);
    boolean beyond = found.size() > query.size();
    boolean fromNewest = query.position().run() == null;
    boolean upward = query.position().newer();
    List<Runs.Summary> shown =
        !beyond ? found : upward ? found.subList(1, found.size()) : found.subList(0, query.size());
    if (shown.isEmpty()) {
      return new RunSlice(shown, null, null);
    }
    return new RunSlice(
        shown,
        upward || beyond ? shown.getLast().id() : null,
        upward ? beyond ? shown.getFirst().id() : null : fromNewest ? null : shown.getFirst().id());
  }
}
