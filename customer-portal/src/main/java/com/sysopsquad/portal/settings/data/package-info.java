/** What customers take with them: their data as a file, and the end of their account. */
@NullMarked
package com.sysopsquad.portal.settings.data;

import org.jspecify.annotations.NullMarked;
