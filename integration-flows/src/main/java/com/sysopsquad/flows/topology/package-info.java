/** What operations knows of the processes: who runs, and the graph that each one reported. */
@NullMarked
package com.sysopsquad.flows.topology;

import org.jspecify.annotations.NullMarked;
