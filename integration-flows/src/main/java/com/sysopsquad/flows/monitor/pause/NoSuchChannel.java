package com.sysopsquad.flows.monitor.pause;

/** There is no channel with that name. */
public final class NoSuchChannel extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NoSuchChannel(String name) {
    super("There is no channel %s. See ./ops channels.".formatted(name));
  }
}
