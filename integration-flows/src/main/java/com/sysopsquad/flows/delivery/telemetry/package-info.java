/** What a process counts of its messages, and reports to operations every few seconds. */
@NullMarked
package com.sysopsquad.flows.delivery.telemetry;

import org.jspecify.annotations.NullMarked;
