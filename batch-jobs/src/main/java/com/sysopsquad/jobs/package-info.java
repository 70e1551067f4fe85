@NullMarked
package com.sysopsquad.jobs;

import org.jspecify.annotations.NullMarked;
