@NullMarked
package com.sysopsquad.system;

import org.jspecify.annotations.NullMarked;
