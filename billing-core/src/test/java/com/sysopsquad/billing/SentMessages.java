package com.sysopsquad.billing;

import com.sysopsquad.flows.invoice.InvoiceGateway;
import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.InvoiceIssued;
import com.sysopsquad.flows.message.PaymentProblem;
import com.sysopsquad.flows.paymentproblem.PaymentProblemGateway;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The gateways to the customer: keeps what was sent by transactions that committed. */
public final class SentMessages implements InvoiceGateway, PaymentProblemGateway {

  private final List<Contract> sent = new ArrayList<>();

  @Override
  public void dispatch(List<InvoiceIssued> invoices) {
    keep(invoices);
  }

  @Override
  public void report(List<PaymentProblem> problems) {
    keep(problems);
  }

  /** The invoices, in the order of sending. */
  public synchronized List<InvoiceIssued> invoices() {
    return of(InvoiceIssued.class);
  }

  /** The problems, in the order of sending. */
  public synchronized List<PaymentProblem> problems() {
    return of(PaymentProblem.class);
  }

  private <T> List<T> of(Class<T> type) {
    return sent.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void keep(List<? extends Contract> messages) {
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
}
