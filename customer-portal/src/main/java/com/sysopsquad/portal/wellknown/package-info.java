/** What browsers, search engines and security researchers look for at well-known addresses. */
@NullMarked
package com.sysopsquad.portal.wellknown;

import org.jspecify.annotations.NullMarked;
