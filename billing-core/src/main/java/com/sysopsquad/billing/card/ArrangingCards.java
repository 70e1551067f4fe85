package com.sysopsquad.billing.card;

import com.sysopsquad.flows.cardarrangement.CardArrangementReceiver;
import com.sysopsquad.flows.message.CardArranged;
import com.sysopsquad.flows.message.CardArrangement;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets customers choose which card pays, and give cards up. Of a card that was given up the number
 * is destroyed; the provider's token stays for the bills that were frozen with it.
 */
class ArrangingCards implements CardArrangementReceiver {

  private final JdbcClient jdbc;

  ArrangingCards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void receive(List<CardArranged> decisions) {
    decisions.forEach(this::apply);
  }

  private void apply(CardArranged decision) {
    // One at a time for each customer: what is settled next must see what the one before did.
    jdbc.sql("select 1 from billing.default_card where customer_id = :customer for update")
        .param("customer", decision.customerId())
        .query((_, _) -> 1)
        .optional();
    if (decision.arrangement() == CardArrangement.REMOVED) {
      remove(decision);
    } else {
      choose(decision);
    }
    settle(decision);
  }

  private void choose(CardArranged decision) {
    jdbc.sql(
            """
            update billing.card
               set chosen_at = greatest(chosen_at, :at)
             where id = :card and customer_id = :customer and state = 'VERIFIED'
            """)
        .param("at", decision.at().atOffset(ZoneOffset.UTC))
        .param("card", decision.cardId())
        .param("customer", decision.customerId())
        .update();
  }

  private void remove(CardArranged decision) {
    jdbc.sql(
            """
            update billing.card
               set state = 'REMOVED', key_id = null, wrapped_key = null, sealed_number = null
             where id = :card and customer_id = :customer
            """)
        .param("card", decision.cardId())
        .param("customer", decision.customerId())
        .update();
  }

  /** Makes the card pay that was verified or chosen last, or none. */
  private void settle(CardArranged decision) {
    jdbc.sql(
            """
            with payer as (
              select customer_id, id, greatest(registered_at, chosen_at) as since
                from billing.card
               where customer_id = :customer and state = 'VERIFIED'
               order by since desc, id
               limit 1
            ), none as (
              delete from billing.default_card
               where customer_id = :customer and not exists (select from payer))
            insert into billing.default_card (customer_id, card_id, registered_at)
            select customer_id, id, since from payer
                on conflict (customer_id) do update
               set card_id = excluded.card_id, registered_at = excluded.registered_at
            """)
        .param("customer", decision.customerId())
        .update();
  }
}
