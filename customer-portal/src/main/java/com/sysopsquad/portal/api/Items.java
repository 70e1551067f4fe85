package com.sysopsquad.portal.api;

import java.util.List;

/** A complete list. */
public record Items<T>(List<T> items) {}
