/** How pages and emails look to a customer: language, theme and time zone. */
@NullMarked
package com.sysopsquad.portal.settings.preference;

import org.jspecify.annotations.NullMarked;
