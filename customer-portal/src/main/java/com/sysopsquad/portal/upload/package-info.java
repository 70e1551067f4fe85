/** Uploads: pictures from customers, checked before they are stored. */
@NullMarked
package com.sysopsquad.portal.upload;

import org.jspecify.annotations.NullMarked;
