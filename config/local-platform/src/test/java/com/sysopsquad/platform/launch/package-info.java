@NullMarked
package com.sysopsquad.platform.launch;

import org.jspecify.annotations.NullMarked;
