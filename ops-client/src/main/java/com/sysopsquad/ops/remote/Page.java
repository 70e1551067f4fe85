package com.sysopsquad.ops.remote;

import java.util.List;

/** A page of a longer list, as operations answers it. */
public record Page<T>(List<T> items, int page, int size, long total) {}
