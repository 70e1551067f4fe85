/**
 * Notices that messages are lost: a quantum marks what it sends, checks that it has what the marks
 * of others name, and reports what it lacks until that arrives or a person confirms the loss.
 */
@NullMarked
package com.sysopsquad.flows.delivery.mark;

import org.jspecify.annotations.NullMarked;
