/** What a quantum knows of single messages, told to operations when a person asks. */
@NullMarked
package com.sysopsquad.flows.delivery.trace;

import org.jspecify.annotations.NullMarked;
