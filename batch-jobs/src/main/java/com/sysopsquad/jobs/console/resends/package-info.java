/** Messages that quanta send again after a restore: asked for, counted, and how far it is. */
@NullMarked
package com.sysopsquad.jobs.console.resends;

import org.jspecify.annotations.NullMarked;
