package com.sysopsquad.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

class ModularityTests {

  private static final String[] COMMON = {
    "..jobs.job..", "..jobs.node..", "..jobs.run..", "..jobs.schedule..", "..jobs.role.."
  };

  /** What every process has, workers too: runs, and the job whose partitions workers take. */
  private static final String[] OF_EVERY_ROLE = {
    "com.sysopsquad.jobs",
    "..jobs.job..",
    "..jobs.node..",
    "..jobs.run..",
    "..jobs.role..",
    "..jobs.payment.."
  };

  @Test
  void packagesKeepToTheirPublicSurfacesAndHaveNoCycles() {
    ApplicationModules.of(OperationsApplication.class).verify();
  }

  @Test
  void theSectionsOfTheConsoleHaveNoCycles() {
    slices().matching("com.sysopsquad.jobs.console.(*)..").should().beFreeOfCycles().check(jobs());
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("com.sysopsquad.jobs.(**)").should().beFreeOfCycles().check(jobs());
  }

  @Test
  void theFrameOfTheConsoleKnowsNoSection() {
    noClasses()
        .that()
        .resideInAPackage("..jobs.console.frame..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("..jobs.console..")
                .and(not(resideInAPackage("..jobs.console.frame.."))))
        .check(jobs());
  }

  @Test
  void whatIsCommonToAllJobsKnowsNoneOfThem() {
    noClasses()
        .that()
        .resideInAnyPackage(COMMON)
        .should()
        .dependOnClassesThat(
            resideInAPackage("com.sysopsquad.jobs.*..")
                .and(not(resideInAnyPackage(COMMON)))
                .or(resideInAPackage("com.sysopsquad.billing..")))
        .check(jobs());
  }

  /** A process has only what its roles need. */
  @Test
  void everyBeanThatNotAllProcessesHaveSaysInWhichRolesItExists() {
    classes()
        .that()
        .areMetaAnnotatedWith(Component.class)
        .and()
        .resideOutsideOfPackages(OF_EVERY_ROLE)
        .should()
        .beMetaAnnotatedWith(ConditionalOnRole.class)
        .check(jobs());
  }

  private static JavaClasses jobs() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("com.sysopsquad.jobs");
  }
}
