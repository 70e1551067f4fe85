package com.sysopsquad.billing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.sysopsquad.billing.provider.CardToVerify;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BillingArchitectureTests {

  private static final String BILLING = "com.sysopsquad.billing";
  private static final String STRIPE = BILLING + ".provider.stripe";
  private static final Set<String> INEXACT =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BILLING, "com.sysopsquad.flows.pricing");

  @Test
  void featuresDoNotDependOnEachOtherInCircles() {
    slices().matching(BILLING + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices().matching(BILLING + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void catalogAndSubscriptionDependOnNoOtherFeature() {
    for (String feature : new String[] {"catalog", "subscription"}) {
      noClasses()
          .that()
          .resideInAPackage(BILLING + "." + feature)
          .should()
          .dependOnClassesThat(
              resideInAPackage(BILLING + "..")
                  .and(resideOutsideOfPackages(BILLING + "." + feature, BILLING + ".database")))
          .check(CLASSES);
    }
  }

  /** A stream of rows holds its connection until it is closed; a list does not. */
  @Test
  void rowsAreReadAsListsSoThatNoConnectionLeaks() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "rows are streamed",
                call ->
                    call.getName().equals("stream")
                        && call.getTargetOwner().isAssignableTo(JdbcClient.MappedQuerySpec.class)))
        .check(CLASSES);
  }

  @Test
  void cardsDependOnTheProvidersPortAloneAndNothingDependsOnThem() {
    noClasses()
        .that()
        .resideInAPackage(BILLING + ".card..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(BILLING + "..")
                .and(resideOutsideOfPackages(BILLING + ".card..", BILLING + ".provider")))
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(BILLING + ".card..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BILLING + ".card..")
        .check(CLASSES);
  }

  @Test
  void aCardIsReadableOnItsWayToTheProviderOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BILLING + ".card.intake", BILLING + ".provider..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(CardToVerify.class)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(BILLING + ".card.intake")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.nimbusds..", "javax.crypto..")
        .check(CLASSES);
  }

  @Test
  void stripeIsKnownToItsAdapterOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(STRIPE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.stripe..")
        .check(CLASSES);
  }

  @Test
  void theAdapterForStripeIsKnownToTheWiringOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(STRIPE)
        .and()
        .doNotBelongToAnyOf(BillingConfiguration.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(STRIPE)
        .check(CLASSES);
  }

  @Test
  void sqlIsInRepositoriesAndNotInUseCases() {
    noClasses()
        .that()
        .resideInAPackage(BILLING + "..")
        .and()
        .haveNameMatching(".*\\.(?!Billing)[A-Z][a-z]+ing[A-Z]\\w*")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.jdbc.core..")
        .check(CLASSES);
  }

  @Test
  void moneyIsNeverInexact() {
    classes().should(touchNothingInexact()).check(CLASSES);
  }

  @Test
  void timeComesFromAClock() {
    noClasses()
        .should(callMethodWhere(readingTheTimeWithoutAClock()))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void pricingIsPure() {
    classes()
        .that()
        .resideInAPackage("com.sysopsquad.flows.pricing")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "com.sysopsquad.flows.pricing",
            "com.sysopsquad.flows.csv",
            "java.lang..",
            "java.math..",
            "java.nio.file..",
            "java.time..",
            "java.util..",
            "org.jspecify..")
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaMethodCall> readingTheTimeWithoutAClock() {
    return DescribedPredicate.describe(
        "now() of java.time without a clock",
        call ->
            call.getName().equals("now")
                && call.getTargetOwner().getPackageName().equals("java.time")
                && call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class)));
  }

  private static ArchCondition<JavaClass> touchNothingInexact() {
    return new ArchCondition<>("touch neither double nor float") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.of(
                type.getFields().stream()
                    .filter(field -> isInexact(field.getRawType()))
                    .map(field -> field.getDescription()),
                type.getCodeUnits().stream()
                    .filter(
                        code ->
                            isInexact(code.getRawReturnType())
                                || code.getRawParameterTypes().stream()
                                    .anyMatch(BillingArchitectureTests::isInexact))
                    .map(code -> code.getDescription()),
                type.getCodeUnitAccessesFromSelf().stream()
                    .filter(
                        access ->
                            isInexact(access.getTarget().getRawReturnType())
                                || access.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(BillingArchitectureTests::isInexact))
                    .map(JavaAccess::getDescription))
            .flatMap(found -> found)
            .forEach(found -> events.add(SimpleConditionEvent.violated(type, found)));
      }
    };
  }

  private static boolean isInexact(JavaClass type) {
    return INEXACT.contains(type.getName());
  }
}
