/**
 * Surveys on resolved tickets: the answers go to reporting; the portal only records that there is
 * one.
 */
@NullMarked
package com.sysopsquad.portal.survey;

import org.jspecify.annotations.NullMarked;
