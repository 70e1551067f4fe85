@NullMarked
package com.sysopsquad.platform.provider;

import org.jspecify.annotations.NullMarked;
