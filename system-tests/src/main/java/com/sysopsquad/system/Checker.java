package com.sysopsquad.system;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the databases of the quanta with each other and with the payment provider: whether what
 * was promised has happened, exactly once.
 */
final class Checker {

  /** In a number, behind month and partition. */
  private static final Pattern EPOCH = Pattern.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2}-([0-9]{12})-");

  private final JdbcClient customer;
  private final JdbcClient billing;
  private final ProviderControl provider;

  /** Checks this installation. */
  public Checker(Installation installation) {
    this.customer = database(installation, "CUSTOMER");
    this.billing = database(installation, "BILLING");
    this.provider = new ProviderControl(installation);
  }

  /** Checks everything; call it when no more messages are on their way. */
  public Findings check() {
    return check(0);
  }

  /** The same, if a driver knows how many of its operations were never acknowledged. */
  public Findings check(long refused) {
    Tally tally = new Tally();
    plans(tally);
    cards(tally);
    charges(tally);
    ledger(tally);
    invoices(tally);
    problems(tally);
    return tally.findings(refused);
  }

  /**
   * Whether everything has arrived: nothing waits in an outbox, no card is undecided, and no plan
   * that collection has frozen waits for its charge.
   */
  public boolean quiet() {
    return outboxIsEmpty(customer)
        && outboxIsEmpty(billing)
        && one(customer, "select count(*) from customer.card where state = 'PENDING'") == 0
        && one(
                billing,
                """
                select count(*)
                  from billing.bill b
                 where b.run_number > 0 and exists (%s)
                """
                    .formatted(OPEN))
            == 0
        && plansInCustomer().equals(plansInBilling())
        && one(billing, "select count(*) from billing.invoice")
            == one(customer, "select count(*) from customer.invoice")
        && one(
                billing,
                """
                select count(*) from billing.alert where kind not in ('OPEN', 'REFUND_REFUSED')
                """)
            == one(customer, "select count(*) from customer.notice");
  }

  /** Number of invoices in billing. */
  public long invoices() {
    return one(billing, "select count(*) from billing.invoice");
  }

  /** Number of bills that the run of a day has frozen. */
  public long bills(LocalDate day) {
    return billing
        .sql("select count(*) from billing.bill where billing_date = ? and run_number = 0")
        .param(day)
        .query(Long.class)
        .single();
  }

  private void plans(Tally tally) {
    tally.compare("plan", plansInCustomer(), plansInBilling());
  }

  private Map<String, String> plansInCustomer() {
    return pairs(
        customer,
        """
        select id::text, concat_ws(' ', contract_code, starts_on, anchor_day, ends_on, version)
          from customer.plan
        """);
  }

  private Map<String, String> plansInBilling() {
    return pairs(
        billing,
        """
        select plan_id::text, concat_ws(' ', contract_code, starts_on, anchor_day, ends_on, version)
          from billing.subscription
        """);
  }

  private void cards(Tally tally) {
    tally.compare(
        "card",
        pairs(
            customer,
            "select id::text, concat_ws(' ', state, brand, last_four) from customer.card"),
        pairs(
            billing,
            """
            select id::text, case state when 'VERIFIED' then concat_ws(' ', state, brand, last_four)
                   else state end
              from billing.card
            """));
  }

  private void charges(Tally tally) {
    tally.duplicated(provider.chargedTwice());
    Map<String, String> charges = provider.charges();
    sentences(
            billing,
            "select b.reference::text from billing.bill b where exists (%s)".formatted(OPEN))
        .forEach(charges::remove);
    tally.compare(
        "charge",
        charges,
        pairs(
            billing,
            """
            select b.reference::text, concat_ws(' ', i.total_minor, lower(i.currency))
              from billing.invoice i join billing.bill b on b.id = i.bill_id
            """));
    tally.compare(
        "approved payment",
        pairs(
            billing,
            """
            select bill_id::text, concat_ws(' ', amount_minor, currency)
              from billing.payment_attempt where state = 'APPROVED'
            """),
        pairs(
            billing,
            "select bill_id::text, concat_ws(' ', total_minor, currency) from billing.invoice"));
  }

  private void ledger(Tally tally) {
    tally.compare(
        "posting of a bill",
        pairs(
            billing,
            """
            select id::text, concat_ws(' ', total_minor, currency)
              from billing.bill where parked is null and voided is null and total_minor > 0
            """),
        pairs(
            billing,
            """
            select bill_id::text,
                   concat_ws(' ', sum(case when debit = 'RECEIVABLE' then amount_minor
                                           else -amount_minor end), currency)
              from billing.posting
             where cause in ('BILL', 'BILL_CHANGED')
             group by bill_id, currency
            having sum(case when debit = 'RECEIVABLE' then amount_minor
                            else -amount_minor end) <> 0
            """));
    tally.compare(
        "posting of a payment",
        pairs(
            billing,
            """
            select bill_id::text, concat_ws(' ', amount_minor, currency)
              from billing.payment_attempt where state = 'APPROVED' and amount_minor > 0
            """),
        pairs(
            billing,
            """
            select bill_id::text, concat_ws(' ', amount_minor, currency)
              from billing.posting where cause = 'PAYMENT'
            """));
  }

  private void invoices(Tally tally) {
    String content =
        """
        select id::text, concat_ws(' ', customer_id, plan_id, period_start, period_end, issued_on,
               currency, net_minor, tax_minor, total_minor, card_brand, card_last_four)
        """;
    tally.compare(
        "invoice",
        pairs(billing, content + "from billing.invoice"),
        pairs(customer, content + "from customer.invoice"));
    tally.lost(
        differentNumbers(
            pairs(billing, "select id::text, number from billing.invoice"),
            pairs(customer, "select id::text, number from customer.invoice")));
    tally.duplicated(
        sentences(
            customer,
            """
            select format('plan %s has %s invoices for %s', plan_id, count(*), period_start)
              from customer.invoice group by plan_id, period_start having count(*) > 1
            """));
    tally.lost(
        sentences(
            billing,
            """
            select format('series %s has %s invoices and ends at %s', series, count(*), max(n))
              from (select left(number, -7) as series, right(number, 6)::int as n
                      from billing.invoice) numbered
             group by series having count(*) <> max(n) or min(n) <> 1
            """));
  }

  /**
   * An invoice whose number differs. Only a restore of billing may cause that: what was issued
   * since the backup is issued again with a number of a later epoch, and the customer knows it by
   * its id.
   */
  private static List<String> differentNumbers(
      Map<String, String> issued, Map<String, String> arrived) {
    List<String> sentences = new ArrayList<>();
    arrived.forEach(
        (id, number) -> {
          String again = issued.getOrDefault(id, number);
          if (!again.equals(number) && epoch(again).compareTo(epoch(number)) <= 0) {
            sentences.add("invoice %s arrived as %s".formatted(again, number));
          }
        });
    return sentences;
  }

  private static String epoch(String number) {
    Matcher matcher = EPOCH.matcher(number);
    return matcher.find() ? matcher.group(1) : "";
  }

  private void problems(Tally tally) {
    tally.compare(
        "notice",
        pairs(
            billing,
            """
            select a.id::text, concat_ws(' ', s.plan_id, b.period_start, b.period_end, b.total_minor)
              from billing.alert a join billing.bill b on b.id = a.bill_id
              join billing.subscription s on s.id = b.subscription_id
             where a.kind not in ('OPEN', 'REFUND_REFUSED')
            """),
        pairs(
            customer,
            """
            select id::text, concat_ws(' ', plan_id, period_start, period_end, total_minor)
              from customer.notice
            """));
    tally.lost(
        sentences(
            billing,
            """
            select 'bill ' || b.id || ' is not paid and has no alert'
              from billing.bill b
             where b.voided is null
               and not exists (select from billing.invoice i where i.bill_id = b.id)
               and not exists (select from billing.alert a where a.bill_id = b.id and a.kind <> 'OPEN')
               and not exists (%s)
            """
                .formatted(OPEN)));
    tally.open(
        sentences(
            billing,
            "select 'bill ' || b.id || ' has no outcome' from billing.bill b where exists (%s)"
                .formatted(OPEN)));
  }

  /** A bill whose outcome is not known yet. */
  private static final String OPEN =
      """
      select 1
       where b.parked is null and b.voided is null
         and coalesce((select a.state from billing.payment_attempt a where a.bill_id = b.id
                        order by a.attempt desc limit 1), 'UNKNOWN')
             in ('UNKNOWN', 'PENDING', 'THROTTLED')
      """;

  private static boolean outboxIsEmpty(JdbcClient database) {
    return one(database, "select count(*) from delivery.outbox") == 0;
  }

  private static long one(JdbcClient database, String sql) {
    return database.sql(sql).query(Long.class).single();
  }

  private static List<String> sentences(JdbcClient database, String sql) {
    return database.sql(sql).query(String.class).list();
  }

  private static Map<String, String> pairs(JdbcClient database, String sql) {
    Map<String, String> pairs = new TreeMap<>();
    database
        .sql(sql)
        .query(
            row -> {
              pairs.put(row.getString(1), row.getString(2));
            });
    return pairs;
  }

  private static JdbcClient database(Installation installation, String quantum) {
    return JdbcClient.create(Databases.of(installation, quantum));
  }
}
