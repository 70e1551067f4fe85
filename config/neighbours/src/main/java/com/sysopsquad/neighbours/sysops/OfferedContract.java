package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.pricing.PriceVersion;
import java.util.List;

/** A contract on sale, with its prices over time. */
record OfferedContract(
    String code,
    String name,
    String description,
    int responseHours,
    int maxDevices,
    List<PriceVersion> prices) {}
