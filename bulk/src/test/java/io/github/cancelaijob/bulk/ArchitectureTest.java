package io.github.cancelaijob.bulk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cancelaijob.core.spi.PacedCancel;
import io.github.cancelaijob.core.spi.Pacer;
import java.security.MessageDigest;
import java.util.List;

@AnalyzeClasses(packages = ArchitectureTest.BULK, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String BULK = "io.github.cancelaijob.bulk";
  private static final String CORE = "io.github.cancelaijob.core";
  private static final String ERROR = CORE + ".error";
  private static final String SPI = CORE + ".spi";
  private static final List<String> KNOWN =
      List.of(BULK, CORE, ERROR, SPI, "java.lang", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule bulk_knows_only_core_and_the_jdk =
      classes()
          .that()
          .resideInAPackage(BULK + "..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(BULK + "..", CORE, ERROR, SPI, "java..", "org.jspecify..")
          .because("what core exports is all that another client of many jobs has, too");

  @ArchTest
  static final ArchRule bulk_knows_no_port_but_the_pace =
      noClasses()
          .that()
          .resideInAPackage(BULK + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(SPI).and(not(belongToAnyOf(PacedCancel.class, Pacer.class))))
          .because("how a request is sent and signed is the client's alone");

  @ArchTest
  static final ArchRule bulk_neither_sends_nor_signs =
      noClasses()
          .that()
          .resideInAPackage(BULK + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.net.http..").or(assignableTo(MessageDigest.class)))
          .because("only transports touch an HTTP client, and only the signer hashes");

  @ArchTest
  static final ArchRule bulk_prints_nothing =
      noClasses()
          .that()
          .resideInAPackage(BULK + "..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("a library has no console");

  @ArchTest
  static final ArchRule only_the_port_and_what_it_tells_are_public =
      classes()
          .that()
          .resideInAPackage(BULK + "..")
          .and()
          .doNotBelongToAnyOf(BulkCancel.class, BulkOutcome.class, BulkReport.class)
          .should()
          .notBePublic()
          .because("whatever else is public has users, and can't change");

  @ArchTest
  static void every_package_named_here_is_in_use(JavaClasses classes) {
    assertThat(classes.contain(BulkCancel.class)).isTrue();
    assertThat(KNOWN)
        .allSatisfy(
            name ->
                assertThat(classes)
                    .as("users of %s", name)
                    .anyMatch(
                        type ->
                            type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(
                                    it -> it.getTargetClass().getPackageName().equals(name))));
  }
}
