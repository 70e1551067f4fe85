/**
 * What all contracts between quanta share, and the queues on which they travel. A contract is one
 * record for each message, in the package of its conversation. Fields are only ever added; any
 * other change is a new version of the type. Readers ignore fields that they do not know.
 */
@NullMarked
package com.sysopsquad.flows.message;

import org.jspecify.annotations.NullMarked;
