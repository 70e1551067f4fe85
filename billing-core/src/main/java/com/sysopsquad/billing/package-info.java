@NullMarked
package com.sysopsquad.billing;

import org.jspecify.annotations.NullMarked;
