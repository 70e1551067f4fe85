@NullMarked
package com.sysopsquad.flows.csv;

import org.jspecify.annotations.NullMarked;
