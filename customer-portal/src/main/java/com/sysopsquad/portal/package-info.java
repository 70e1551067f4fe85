@NullMarked
package com.sysopsquad.portal;

import org.jspecify.annotations.NullMarked;
