package com.sysopsquad.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;

class ModularityTests {

  private static final JavaClasses PORTAL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.sysopsquad.portal");

  @Test
  void thePackagesKeepTheirBoundaries() {
    ApplicationModules.of(PortalApplication.class).verify();
  }

  @Test
  void thePortalCannotSeeBillingOrTheJobs() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sysopsquad.billing..", "com.sysopsquad.jobs..")
        .check(PORTAL);
  }

  @Test
  void nothingSendsByItself() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.jms..", "org.springframework.jms..")
        .check(PORTAL);
  }

  @Test
  void onlyTheDemonstrationSealsCards() {
    noClasses()
        .that()
        .resideOutsideOfPackage("com.sysopsquad.portal.demo..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.nimbusds.jose.crypto..", "javax.crypto..")
        .check(PORTAL);
  }

  @Test
  void controllersStayInTheirPackage() {
    classes()
        .that()
        .areMetaAnnotatedWith(Controller.class)
        .should()
        .bePackagePrivate()
        .check(PORTAL);
  }
}
