/**
 * The contracts between quanta: one record a message. A field is only ever added; what else changes
 * is a new version of the type. Readers ignore fields that they do not know.
 */
@NullMarked
package com.sysopsquad.flows.message;

import org.jspecify.annotations.NullMarked;
