package com.sysopsquad.billing.catalog;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the sales tax rates come from.
 *
 * @param file CSV with the columns state, rate and effective_from
 */
@ConfigurationProperties("sysops.sales-tax")
record SalesTaxSettings(@DefaultValue("config/sales-tax.csv") Path file) {}
