package com.sysopsquad.flows.monitor.decision;

/**
 * A replay with messages that wait until somebody decides: it is paused, or has a trial and holds
 * the rest back.
 *
 * @param askedFor in words
 */
public record HeldReplay(long id, String askedFor, boolean paused) {}
