package com.sysopsquad.portal.card;

import java.util.List;

/**
 * A page of a customer's cards: the default first, and then the newest.
 *
 * @param page counted from 1
 * @param pages how many pages there are, at least 1
 * @param total how many cards there are on all pages
 */
record CardPage(List<Card> cards, int page, int pages, long total) {}
