package com.sysopsquad.jobs.console.frame;

import java.util.List;

/** What is around a page; asked for only when a page is drawn. */
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
