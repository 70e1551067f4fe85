/** The structure of picture files, and which parts of them are stored. */
@NullMarked
package com.sysopsquad.portal.picture;

import org.jspecify.annotations.NullMarked;
