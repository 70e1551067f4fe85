package com.sysopsquad.portal.plan;

import com.sysopsquad.portal.catalog.Contracts;
import com.sysopsquad.portal.catalog.SupportContract;
import org.springframework.stereotype.Component;

/** A plan covers as many devices as its contract allows. */
@Component
class CoveragePolicy {

  private final Contracts contracts;

  CoveragePolicy(Contracts contracts) {
    this.contracts = contracts;
  }

  /**
   * Accepts this many devices.
   *
   * @throws PlanNotPossible if they are too many, or the catalog does not know the contract
   */
  void mustCover(String contractCode, int devices) {
    SupportContract contract =
        contracts
            .find(contractCode)
            .orElseThrow(() -> new PlanNotPossible("plan.no-such-contract"));
    if (devices > contract.maxDevices()) {
      throw new PlanNotPossible(
          "plan.too-many-devices", contract.name(), contract.maxDevices(), devices);
    }
  }

  /**
   * Accepts this many devices for the rest of the period that is paid for this contract.
   *
   * @throws PlanNotPossible if they are too many
   */
  void mustCoverUntilChanged(String replacedCode, int devices) {
    contracts
        .find(replacedCode)
        .filter(replaced -> devices > replaced.maxDevices())
        .ifPresent(
            replaced -> {
              throw new PlanNotPossible("plan.more-devices-later", replaced.maxDevices());
            });
  }
}
