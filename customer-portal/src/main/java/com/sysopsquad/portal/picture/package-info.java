/** The structure of pictures, and what of their files is kept. */
@NullMarked
package com.sysopsquad.portal.picture;

import org.jspecify.annotations.NullMarked;
