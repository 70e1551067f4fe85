/** What browsers, search engines and finders of weaknesses look for at addresses known to all. */
@NullMarked
package com.sysopsquad.portal.wellknown;

import org.jspecify.annotations.NullMarked;
