/** Uploads: pictures that customers hand in, looked at before they are kept. */
@NullMarked
package com.sysopsquad.portal.upload;

import org.jspecify.annotations.NullMarked;
