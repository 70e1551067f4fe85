@NullMarked
package com.sysopsquad.ops;

import org.jspecify.annotations.NullMarked;
