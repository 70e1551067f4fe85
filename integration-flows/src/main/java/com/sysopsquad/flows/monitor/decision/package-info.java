/** What people decide on dead letters: replay, edit, discard, retry or give up. */
@NullMarked
package com.sysopsquad.flows.monitor.decision;

import org.jspecify.annotations.NullMarked;
