/** Surveys on resolved tickets: what is answered goes to reporting; only the fact stays here. */
@NullMarked
package com.sysopsquad.portal.survey;

import org.jspecify.annotations.NullMarked;
