package com.sysopsquad.billing;

import com.sysopsquad.billing.alert.AlertConfiguration;
import com.sysopsquad.billing.bill.BillConfiguration;
import com.sysopsquad.billing.bill.freeze.FreezeConfiguration;
import com.sysopsquad.billing.catalog.CatalogConfiguration;
import com.sysopsquad.billing.correction.CorrectionConfiguration;
import com.sysopsquad.billing.desk.DeskConfiguration;
import com.sysopsquad.billing.event.EventConfiguration;
import com.sysopsquad.billing.hold.HoldConfiguration;
import com.sysopsquad.billing.invoice.InvoiceConfiguration;
import com.sysopsquad.billing.ledger.LedgerConfiguration;
import com.sysopsquad.billing.payment.PaymentConfiguration;
import com.sysopsquad.billing.payment.compare.CompareConfiguration;
import com.sysopsquad.billing.provider.stripe.StripeConfiguration;
import com.sysopsquad.billing.reconciliation.ReconciliationConfiguration;
import com.sysopsquad.billing.subscription.SubscriptionConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Billing without the intake of cards, which is imported separately and only on nodes with the
 * private card key. Needs the billing database, a transaction manager, a clock, and the gateways to
 * the customer.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  CatalogConfiguration.class,
  SubscriptionConfiguration.class,
  LedgerConfiguration.class,
  BillConfiguration.class,
  FreezeConfiguration.class,
  InvoiceConfiguration.class,
  AlertConfiguration.class,
  HoldConfiguration.class,
  PaymentConfiguration.class,
  CompareConfiguration.class,
  StripeConfiguration.class,
  ReconciliationConfiguration.class,
  DeskConfiguration.class,
  CorrectionConfiguration.class,
  EventConfiguration.class
})
public class BillingConfiguration {}
