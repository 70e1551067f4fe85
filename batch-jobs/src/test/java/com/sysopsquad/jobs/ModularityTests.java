package com.sysopsquad.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  @Test
  void packagesKeepToTheirPublicSurfacesAndHaveNoCycles() {
    ApplicationModules.of(OperationsApplication.class).verify();
  }

  @Test
  void whatIsCommonToAllJobsKnowsNoneOfThem() {
    var jobs =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.sysopsquad.jobs");

    noClasses()
        .that()
        .resideInAnyPackage("..jobs.run..", "..jobs.schedule..", "..jobs.role..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..jobs.payment..", "..jobs.contractsync..", "..jobs.console..", "..billing..")
        .check(jobs);
  }
}
