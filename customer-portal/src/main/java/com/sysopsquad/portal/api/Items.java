package com.sysopsquad.portal.api;

import java.util.List;

/** A list that is whole. */
public record Items<T>(List<T> items) {}
