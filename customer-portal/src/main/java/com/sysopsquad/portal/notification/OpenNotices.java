package com.sysopsquad.portal.notification;

import com.sysopsquad.flows.pricing.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSourceResolvable;

/** The open notices of a customer, as the pages show them: several are one balance. */
public record OpenNotices(List<Notice> list) {

  /** Keeps a copy. */
  public OpenNotices {
    list = List.copyOf(list);
  }

  /** Whether they are shown together. */
  public boolean areSeveral() {
    return list.size() > 1;
  }

  /** What is unpaid, by currency, without what may have been paid after all. */
  public List<Money> unpaid() {
    Map<String, Money> sums = new TreeMap<>();
    for (Notice notice : list) {
      Long total = notice.totalMinor();
      String currency = notice.currency();
      if (notice.cardHelps() && total != null && currency != null) {
        sums.merge(currency, new Money(total, currency), Money::plus);
      }
    }
    return List.copyOf(sums.values());
  }

  /** What the customer can do, each once. */
  public List<MessageSourceResolvable> whatToDo() {
    return list.stream().map(Notice::whatToDo).distinct().toList();
  }

  /** Whether another card would help. */
  public boolean cardHelps() {
    return list.stream().anyMatch(Notice::cardHelps);
  }
}
