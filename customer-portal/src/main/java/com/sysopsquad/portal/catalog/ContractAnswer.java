package com.sysopsquad.portal.catalog;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A contract of the catalog.
 *
 * @param responseHours within how many hours an expert answers
 * @param maxDevices how many devices it covers
 */
public record ContractAnswer(
    @Schema(example = "HOME-3") String code,
    @Schema(example = "Home Trio") String name,
    String description,
    @Schema(description = "Hours within which an expert responds", example = "24")
        int responseHours,
    @Schema(description = "Number of devices covered", example = "3") int maxDevices) {

  /** The contract as the API shows it. */
  public static ContractAnswer of(SupportContract contract) {
    return new ContractAnswer(
        contract.code(),
        contract.name(),
        contract.description(),
        contract.responseHours(),
        contract.maxDevices());
  }
}
