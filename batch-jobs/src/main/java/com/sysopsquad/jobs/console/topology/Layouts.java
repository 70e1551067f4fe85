package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.jobs.console.topology.Layout.Structure;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Layouts by structure, the latest used: a picture is laid out again only after its structure has
 * changed, and one at a time.
 */
@Component
@ConditionalOnRole(Role.CONSOLE)
class Layouts {

  private static final int MOST = 50;

  private final Map<Structure, Layout> latest =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Structure, Layout> eldest) {
          return size() > MOST;
        }
      };

  synchronized Layout of(Topology topology) {
    return latest.computeIfAbsent(Structure.of(topology), LayeredLayout::of);
  }
}
