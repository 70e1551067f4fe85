package com.sysopsquad.billing;

import com.sysopsquad.billing.alert.AlertConfiguration;
import com.sysopsquad.billing.bill.BillConfiguration;
import com.sysopsquad.billing.catalog.CatalogConfiguration;
import com.sysopsquad.billing.hold.HoldConfiguration;
import com.sysopsquad.billing.invoice.InvoiceConfiguration;
import com.sysopsquad.billing.payment.PaymentConfiguration;
import com.sysopsquad.billing.provider.stripe.StripeConfiguration;
import com.sysopsquad.billing.reconciliation.ReconciliationConfiguration;
import com.sysopsquad.billing.subscription.SubscriptionConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Billing, all but the intake of cards: that is imported by itself, only where the private card key
 * is. Needs the billing database, a transaction manager, a clock, and the gateways to the customer.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  CatalogConfiguration.class,
  SubscriptionConfiguration.class,
  BillConfiguration.class,
  InvoiceConfiguration.class,
  AlertConfiguration.class,
  HoldConfiguration.class,
  PaymentConfiguration.class,
  StripeConfiguration.class,
  ReconciliationConfiguration.class
})
public class BillingConfiguration {}
