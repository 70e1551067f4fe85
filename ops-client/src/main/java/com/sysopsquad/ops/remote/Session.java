package com.sysopsquad.ops.remote;

import com.sysopsquad.ops.terminal.Screen;

/** What the options of the command line say: where output goes, in which form, and whom to ask. */
public interface Session {

  Screen screen();

  boolean json();

  Target target();
}
