package com.sysopsquad.flows;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.MessageType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(
    packages = "com.sysopsquad.flows",
    importOptions = ImportOption.DoNotIncludeTests.class)
class FlowRulesTests {

  private static final String FLOWS = "com.sysopsquad.flows.";

  @ArchTest
  static final ArchRule pricingIsPure =
      classes()
          .that()
          .resideInAPackage(FLOWS + "pricing..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", FLOWS + "pricing..", FLOWS + "csv..");

  @ArchTest
  static final ArchRule messagesDependOnNothing =
      classes()
          .that()
          .resideInAPackage(FLOWS + "message..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", FLOWS + "message..");

  @ArchTest
  static final ArchRule contractsDependOnValuesOnly =
      classes()
          .that()
          .areAnnotatedWith(MessageType.class)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.jspecify..", FLOWS + "message..")
                  .or(assignableTo(Contract.class))
                  .or(assignableTo(Record.class))
                  .or(assignableTo(Enum.class)));

  @ArchTest
  static final ArchRule nobodyReachesIntoWhatIsArtemis =
      noClasses()
          .that()
          .resideOutsideOfPackage(FLOWS + "delivery.artemis..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(FLOWS + "delivery.artemis..")
                  .or(resideInAPackage("org.apache.activemq..")));

  @ArchTest
  static final ArchRule nobodyReachesIntoWhatIsIbmMq =
      noClasses()
          .that()
          .resideOutsideOfPackage(FLOWS + "delivery.ibmmq..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(FLOWS + "delivery.ibmmq..").or(resideInAPackage("com.ibm..")));

  @ArchTest
  static final ArchRule theGuaranteeKnowsNoConversation =
      noClasses()
          .that()
          .resideInAPackage(FLOWS + "delivery..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("com.sysopsquad..")
                  .and(resideOutsideOfPackage(FLOWS + "delivery.."))
                  .and(resideOutsideOfPackage(FLOWS + "database.."))
                  .and(resideOutsideOfPackage(FLOWS + "masking.."))
                  .and(resideOutsideOfPackage(FLOWS + "message..")));

  @ArchTest
  static final ArchRule theRoomsOfTheGuaranteeDependOnEachOtherInOneDirection =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("delivery")
          .definedBy(FLOWS + "delivery")
          .layer("mark")
          .definedBy(FLOWS + "delivery.mark..")
          .layer("inbox")
          .definedBy(FLOWS + "delivery.inbox..")
          .layer("deadletter")
          .definedBy(FLOWS + "delivery.deadletter..")
          .layer("refusal")
          .definedBy(FLOWS + "delivery.refusal..")
          .layer("resend")
          .definedBy(FLOWS + "delivery.resend..")
          .layer("outbox")
          .definedBy(FLOWS + "delivery.outbox..")
          .layer("outage")
          .definedBy(FLOWS + "delivery.outage..")
          .layer("wire")
          .definedBy(FLOWS + "delivery.wire..")
          .layer("brokers")
          .definedBy(FLOWS + "delivery.artemis..", FLOWS + "delivery.ibmmq..")
          .whereLayer("delivery")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("brokers")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("mark")
          .mayOnlyBeAccessedByLayers("delivery")
          .whereLayer("inbox")
          .mayOnlyBeAccessedByLayers("delivery", "mark")
          .whereLayer("deadletter")
          .mayOnlyBeAccessedByLayers("inbox", "refusal")
          .whereLayer("refusal")
          .mayOnlyBeAccessedByLayers("delivery")
          .whereLayer("resend")
          .mayOnlyBeAccessedByLayers("delivery")
          .whereLayer("outbox")
          .mayOnlyBeAccessedByLayers("delivery", "mark", "inbox", "deadletter", "refusal", "resend")
          .whereLayer("outage")
          .mayOnlyBeAccessedByLayers("delivery", "mark", "inbox", "outbox", "refusal", "resend")
          .whereLayer("wire")
          .mayOnlyBeAccessedByLayers(
              "delivery", "mark", "inbox", "deadletter", "refusal", "resend", "outbox", "brokers");

  @ArchTest
  static final ArchRule packagesDependOnEachOtherInOneDirection =
      slices().matching("com.sysopsquad.flows.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule flowsAreNobodyElsesBusiness =
      classes().that().haveSimpleNameEndingWith("Flow").should().bePackagePrivate();

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
