/** What customers see and change in their own account: their details, by page and by API. */
@NullMarked
package com.sysopsquad.portal.settings;

import org.jspecify.annotations.NullMarked;
