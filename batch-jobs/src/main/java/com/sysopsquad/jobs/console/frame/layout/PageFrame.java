package com.sysopsquad.jobs.console.frame.layout;

import com.sysopsquad.jobs.console.frame.Dependencies;
import java.util.List;

/** The frame around a page; computed only if a page is rendered. */
record PageFrame(Navigation navigation, Dependencies dependencies, String path) {

  public List<Navigation.EntryGroup> groups() {
    return navigation.groups(path);
  }

  public boolean databaseReached() {
    return dependencies.database();
  }

  public boolean brokerReached() {
    return dependencies.queues().reached();
  }
}
