package com.sysopsquad.portal.plan;

/**
 * A contract of the catalog.
 *
 * @param responseHours within how many hours an expert answers
 * @param maxDevices how many devices it covers
 */
public record SupportContract(
    String code, String name, String description, int responseHours, int maxDevices) {

  /**
   * Lets so many devices pass.
   *
   * @throws PlanNotPossible if they are too many
   */
  void mustCover(int devices) {
    if (devices > maxDevices) {
      throw new PlanNotPossible("plan.too-many-devices", name, maxDevices, devices);
    }
  }
}
