package com.sysopsquad.platform.provider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the provider tells about its records: each event once, with the state at that moment. Of
 * declined cards it tells nothing.
 */
final class Events {

  private Events() {}

  /** The events of a record that was just applied. */
  static List<Recorded.Event> of(Recorded recorded, Ledger ledger) {
    return switch (recorded) {
      case Recorded.Refund refund ->
          List.of(event(refund.id(), "refund.created", refund.created(), refund, ledger));
      case Recorded.RefundFailure failure ->
          ledger
              .find(Recorded.Refund.class, failure.refund())
              .map(
                  refund -> event(failure.id(), "refund.failed", failure.created(), refund, ledger))
              .stream()
              .toList();
      case Recorded.Dispute dispute ->
          List.of(
              event(
                  dispute.id() + "1", "charge.dispute.created", dispute.created(), dispute, ledger),
              event(
                  dispute.id() + "2",
                  "charge.dispute.funds_withdrawn",
                  dispute.created(),
                  dispute,
                  ledger));
      case Recorded.DisputeEnd end -> ended(end, ledger);
      case Recorded.PaymentIntent payment -> List.of();
      case Recorded.Customer customer -> List.of();
      case Recorded.PaymentMethod method -> List.of();
      case Recorded.Detachment detachment -> List.of();
      case Recorded.SetupIntent setup -> List.of();
      case Recorded.Event event -> List.of();
    };
  }

  private static List<Recorded.Event> ended(Recorded.DisputeEnd end, Ledger ledger) {
    Optional<Recorded.Dispute> dispute = ledger.find(Recorded.Dispute.class, end.dispute());
    List<Recorded.Event> events = new ArrayList<>();
    dispute.ifPresent(
        each -> {
          if (end.won()) {
            events.add(
                event(
                    end.id() + "1",
                    "charge.dispute.funds_reinstated",
                    end.created(),
                    each,
                    ledger));
          }
          events.add(event(end.id() + "2", "charge.dispute.closed", end.created(), each, ledger));
        });
    return events;
  }

  private static Recorded.Event event(
      String of, String type, long created, Recorded about, Ledger ledger) {
    String id = "evt_" + of.substring(of.indexOf('_') + 1);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("object", "event");
    body.put("type", type);
    body.put("created", created / 1_000);
    body.put("data", Map.of("object", Answers.resource(about, ledger)));
    body.put("livemode", false);
    return new Recorded.Event(id, created, body);
  }
}
