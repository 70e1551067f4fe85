package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.masking.Masking;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Tells once when something stops working and once when it works again, whoever notices. */
final class Outages {

  private static final Logger log = LoggerFactory.getLogger(Outages.class);

  private final String what;
  private final Set<Object> stuck = ConcurrentHashMap.newKeySet();

  Outages(String what) {
    this.what = what;
  }

  void begins(Object who, Throwable cause) {
    if (stuck.add(who) && stuck.size() == 1) {
      log.warn("{} is interrupted and tries again until it succeeds: {}", what, sentence(cause));
      log.debug("{} is interrupted", what, cause);
    }
  }

  void ends(Object who) {
    if (stuck.remove(who) && stuck.isEmpty()) {
      log.info("{} goes on", what);
    }
  }

  private static String sentence(Throwable cause) {
    Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
    return Masking.mask(root.getClass().getSimpleName() + ": " + root.getMessage());
  }
}
