package com.sysopsquad.neighbours;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(
    packages = "com.sysopsquad.neighbours",
    importOptions = ImportOption.DoNotIncludeTests.class)
class NeighbourRulesTests {

  @ArchTest
  static final ArchRule packagesDependOnEachOtherInOneDirection =
      slices().matching("com.sysopsquad.neighbours.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule neighboursKnowNothingOfEachOther =
      noClasses()
          .that()
          .resideInAPackage("com.sysopsquad.neighbours.sysops..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sysopsquad.neighbours.reporting..");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
