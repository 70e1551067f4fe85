/** What people note about dead letters, and to whom they assign them. */
@NullMarked
package com.sysopsquad.flows.monitor.note;

import org.jspecify.annotations.NullMarked;
