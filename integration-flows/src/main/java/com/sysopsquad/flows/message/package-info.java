/**
 * The contracts between quanta: one record for each message. Fields are only ever added; any other
 * change is a new version of the type. Readers ignore fields that they do not know.
 */
@NullMarked
package com.sysopsquad.flows.message;

import org.jspecify.annotations.NullMarked;
