/** Tests of notes and assignments. */
@NullMarked
package com.sysopsquad.flows.monitor.note;

import org.jspecify.annotations.NullMarked;
