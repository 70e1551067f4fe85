/** The contract of what each process reports of itself every few seconds. */
@NullMarked
package com.sysopsquad.flows.message.telemetry;

import org.jspecify.annotations.NullMarked;
