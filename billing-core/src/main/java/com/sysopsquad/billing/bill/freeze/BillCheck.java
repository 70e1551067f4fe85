package com.sysopsquad.billing.bill.freeze;

/** SQL that compares a frozen bill with everything that billing has received since then. */
public final class BillCheck {

  /** The card that pays: none if it has expired or its number was permanently declined. */
  static final String PAYER =
      """
      (select d.customer_id, d.card_id
         from billing.default_card d
         join billing.card k
           on k.id = d.card_id and k.state = 'VERIFIED' and k.expires_on >= :today
        where not exists (
              select from billing.payment_attempt p
                join billing.card same on same.id = p.card_id
               where p.state = 'HARD_DECLINE' and same.customer_id = k.customer_id
                 and same.fingerprint = k.fingerprint))
      """;

  /** The data that an unpaid bill {@code b} is compared with. */
  public static final String UNPAID_TABLES =
      """
      join billing.subscription s on s.id = b.subscription_id
      cross join lateral (
           select least(
                    (date_trunc('month', b.period_start::timestamp) + interval '1 month')::date
                      + s.anchor_day - 1,
                    (date_trunc('month', b.period_start::timestamp) + interval '2 months')::date
                      - 1) as full_end) f
      """;

  /** The data that any bill {@code b} is compared with. */
  public static final String TABLES =
      UNPAID_TABLES + "left join %s y on y.customer_id = b.customer_id\n".formatted(PAYER);

  /** How the end of the plan changes it; null if it does not. */
  private static final String OTHER_END =
      """
      case when s.ends_on <= b.period_start
             then format('the plan ends on %s, before the period begins', s.ends_on)
           when b.period_end <> least(f.full_end, s.ends_on)
             then case when s.ends_on < f.full_end then format('the plan ends on %s', s.ends_on)
                       else 'the plan does not end within the period' end
      end
      """;

  private static final String OTHER_STATE =
      "case when a.state <> b.state then format('the customer moved to %s', a.state) end";

  /** Why a bill without a begun attempt is no longer correct; empty if it is. */
  public static final String WHY_UNSENT =
      """
      concat_ws('; ', %s, %s,
        case when s.contract_code <> b.contract_code
             then format('the plan was changed to contract %%s', s.contract_code) end,
        case when b.parked is null and b.total_minor > 0 and y.card_id is distinct from b.card_id
             then case when y.card_id is null then 'its card cannot be charged any more'
                       else 'another card pays' end end)
      """
          .formatted(OTHER_END, OTHER_STATE);

  /**
   * Why a bill that was attempted and is not paid is no longer correct; empty if it is. Its
   * customer has seen it, so a change of the contract counts only from the next period, and the
   * attempt selects the card.
   */
  public static final String WHY_UNPAID =
      """
      concat_ws('; ', %s, %s,
        case when b.voided is not null and (s.ends_on is null or s.ends_on > b.period_start)
             then 'the plan goes on' end,
        case when b.parked is not null then 'its price is computed again' end)
      """
          .formatted(OTHER_END, OTHER_STATE);

  private BillCheck() {}
}
