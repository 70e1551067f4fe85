package com.sysopsquad.billing;

import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.correction.CorrectionMade;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox to the customer: keeps what was sent by transactions that committed. */
public final class SentMessages implements Outbox {

  private final List<Contract> sent = new ArrayList<>();

  @Override
  public void send(List<? extends Contract> messages) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            synchronized (SentMessages.this) {
              sent.addAll(messages);
            }
          }
        });
  }

  @Override
  public void send(List<? extends Contract> messages, String queue) {
    send(messages);
  }

  /** The invoices, in the order of sending. */
  public synchronized List<InvoiceIssued> invoices() {
    return of(InvoiceIssued.class);
  }

  /** The problems, in the order of sending. */
  public synchronized List<PaymentProblem> problems() {
    return of(PaymentProblem.class);
  }

  /** The corrections, in the order of sending. */
  public synchronized List<CorrectionMade> corrections() {
    return of(CorrectionMade.class);
  }

  /** What became of cards, in the order of sending. */
  public synchronized List<CardStatusChanged> cardStatuses() {
    return of(CardStatusChanged.class);
  }

  private <T> List<T> of(Class<T> type) {
    return sent.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
