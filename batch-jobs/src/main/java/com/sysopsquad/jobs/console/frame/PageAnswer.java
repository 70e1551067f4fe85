package com.sysopsquad.jobs.console.frame;

import java.util.List;

/**
 * One page of a longer list.
 *
 * @param page counted from 1
 * @param total how many there are on all pages
 */
public record PageAnswer<T>(List<T> items, int page, int size, long total) {}
