/**
 * What all sections share: layout and navigation, formats, paging, confirmation, problems, and
 * whether database and broker respond. It does not depend on any section; each section registers as
 * a {@link com.sysopsquad.jobs.console.frame.Section}.
 */
@NullMarked
package com.sysopsquad.jobs.console.frame;

import org.jspecify.annotations.NullMarked;
