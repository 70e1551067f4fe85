/** Bodies of requests: their size, how slowly they may arrive, and how much memory they get. */
@NullMarked
package com.sysopsquad.web.body;

import org.jspecify.annotations.NullMarked;
