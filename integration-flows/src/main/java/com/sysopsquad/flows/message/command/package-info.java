/** Contracts of what operations has a quantum do. */
@NullMarked
package com.sysopsquad.flows.message.command;

import org.jspecify.annotations.NullMarked;
