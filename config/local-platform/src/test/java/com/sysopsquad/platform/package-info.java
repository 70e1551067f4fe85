@NullMarked
package com.sysopsquad.platform;

import org.jspecify.annotations.NullMarked;
