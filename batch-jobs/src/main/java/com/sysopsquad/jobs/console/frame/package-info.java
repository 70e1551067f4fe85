/**
 * What all sections share: layout and navigation, formats, paging, confirmation, problems, and
 * whether database and broker answer. It knows no section; each brings itself in as a {@link
 * com.sysopsquad.jobs.console.frame.Section}.
 */
@NullMarked
package com.sysopsquad.jobs.console.frame;

import org.jspecify.annotations.NullMarked;
