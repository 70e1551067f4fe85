package com.sysopsquad.billing.desk;

import com.sysopsquad.billing.bill.LineKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds customers by what a caller may know: name, address, email address, invoice number, bill
 * number, merchant reference, line key or customer id. Each of these has an index, and none reads
 * more rows than it may show.
 */
public class AccountSearch {

  /** The maximum number of results. */
  public static final int MOST = 50;

  private static final int SHORTEST = 2;
  private static final int SHORTEST_BEGINNING = 3;
  private static final int MOST_WORDS = 8;
  private static final String BETWEEN_WORDS = "[\\s@.,\\-_+/\"()&#:;!|*<>\\\\']+";

  private static final Set<Character.UnicodeScript> WITHOUT_BLANKS =
      Set.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.HANGUL);

  private final JdbcClient jdbc;

  AccountSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The results, best match first.
   *
   * @param hasMore whether there are more results than shown
   */
  public record Found(List<AccountHit> hits, boolean hasMore) {

    /** Keeps a copy. */
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /** The customers that match a text; none if it is too short. */
  public Found find(String asked) {
    String text = asked.replace("\0", "").strip();
    Map<UUID, AccountHit> found = new LinkedHashMap<>();
    byNumber(text, found);
    if (text.length() >= SHORTEST || isWrittenWithoutBlanks(text)) {
      byEmail(text, found);
      byWords(text, found);
    }
    List<AccountHit> hits = List.copyOf(found.values());
    return hits.size() > MOST ? new Found(hits.subList(0, MOST), true) : new Found(hits, false);
  }

  private void byNumber(String text, Map<UUID, AccountHit> found) {
    if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      UUID id = UUID.fromString(text);
      add(found, "select cast(:key as uuid) as customer_id, 'Customer ID' as found_by", id);
      add(
          found,
          """
          select customer_id, 'Plan ' || plan_id as found_by
            from billing.subscription where plan_id = :key
          """,
          id);
      add(
          found,
          """
          select customer_id, 'Reference of bill ' || id as found_by
            from billing.bill where reference = :key
           limit :most
          """,
          id);
    } else if (text.matches("\\d{4}-\\d\\d-.{1,60}")) {
      add(
          found,
          """
          select customer_id, 'Invoice ' || number as found_by
            from billing.invoice where number = :key
          """,
          text);
    } else if (text.matches("\\d{1,18}")) {
      add(
          found,
          "select customer_id, 'Bill ' || id as found_by from billing.bill where id = :key",
          Long.valueOf(text));
    }
    LineKey.parse(text)
        .ifPresent(
            line ->
                add(
                    found,
                    """
                    select customer_id, 'Line key of plan ' || plan_id as found_by
                      from billing.subscription where plan_id = :key
                    """,
                    line.planId()));
  }

  private void byEmail(String text, Map<UUID, AccountHit> found) {
    if (text.length() >= SHORTEST_BEGINNING && !text.contains(" ")) {
      add(
          found,
          """
          select customer_id, 'Email address' as found_by
            from billing.account
           where lower(email) like :key
           limit :most
          """,
          text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }
  }

  /**
   * All words must match; the beginning of a word is enough if it has at least three characters, or
   * one in a script whose names have no blanks: a family name is the beginning of such a name.
   */
  private void byWords(String text, Map<UUID, AccountHit> found) {
    String words =
        Arrays.stream(text.split(BETWEEN_WORDS, -1))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .map(word -> "'" + word + "'" + (isBeginning(word) ? ":*" : ""))
            .collect(Collectors.joining(" & "));
    if (!words.isEmpty()) {
      add(
          found,
          """
          select customer_id, 'Name or address' as found_by
            from billing.account
           where billing.account_words(name, street, city, postal_code)
                 @@ to_tsquery('simple', :key)
           limit :most
          """,
          words);
    }
  }

  private static boolean isBeginning(String word) {
    return word.length() >= SHORTEST_BEGINNING || isWrittenWithoutBlanks(word);
  }

  /** Chinese, Japanese and Korean. */
  private static boolean isWrittenWithoutBlanks(String word) {
    return !word.isEmpty()
        && word.codePoints()
            .mapToObj(Character.UnicodeScript::of)
            .allMatch(WITHOUT_BLANKS::contains);
  }

  private void add(Map<UUID, AccountHit> found, String hits, Object key) {
    if (found.size() > MOST) {
      return;
    }
    jdbc.sql(
            """
            select a.customer_id, a.name, a.email, a.street, a.city, a.state, a.postal_code,
                   h.found_by
              from (%s) h
              join billing.account a on a.customer_id = h.customer_id
             limit :most
            """
                .formatted(hits))
        .param("key", key)
        .param("most", MOST + 1)
        .query(AccountHit.class)
        .list()
        .forEach(hit -> found.putIfAbsent(hit.customerId(), hit));
  }
}
