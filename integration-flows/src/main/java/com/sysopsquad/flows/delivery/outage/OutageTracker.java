package com.sysopsquad.flows.delivery.outage;

import com.sysopsquad.flows.masking.Masking;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Reports once when something stops working and once when it works again, whoever notices it. */
public final class OutageTracker {

  private static final Logger log = LoggerFactory.getLogger(OutageTracker.class);

  private final String what;
  private final Clock clock;
  private final Set<Object> stuck = ConcurrentHashMap.newKeySet();
  private volatile @Nullable DeliveryOutage present;

  OutageTracker(String what, Clock clock) {
    this.what = what;
    this.clock = clock;
  }

  String what() {
    return what;
  }

  /** What does not work now, or null. */
  @Nullable DeliveryOutage present() {
    return present;
  }

  /** How many of those that do this cannot work now. */
  int interrupted() {
    return stuck.size();
  }

  synchronized void begins(Object who, Throwable cause) {
    if (stuck.add(who) && stuck.size() == 1) {
      present = new DeliveryOutage(what, clock.instant(), sentence(cause));
      log.warn("{} is interrupted and tries again until it succeeds: {}", what, sentence(cause));
      log.debug("{} is interrupted", what, cause);
    }
  }

  /** Must be cheap while nothing is wrong, since it is called all the time. */
  void ends(Object who) {
    if (stuck.contains(who)) {
      end(who);
    }
  }

  private synchronized void end(Object who) {
    if (stuck.remove(who) && stuck.isEmpty()) {
      present = null;
      log.info("{} goes on", what);
    }
  }

  private static String sentence(Throwable cause) {
    Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
    return Masking.mask(root.getClass().getSimpleName() + ": " + root.getMessage());
  }
}
