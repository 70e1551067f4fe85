package com.sysopsquad.portal.api;

import java.util.List;

/**
 * A page of a long list.
 *
 * @param page counted from 1; the nearest one that exists
 * @param pages how many pages there are, at least 1
 * @param total how many items there are on all pages
 */
public record PageOf<T>(List<T> items, int page, int pages, long total) {}
