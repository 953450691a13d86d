package io.github.cancelaijob.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cancelaijob.core.internal.CancelService;
import io.github.cancelaijob.core.internal.SystemTime;
import io.github.cancelaijob.core.internal.Time;
import java.security.MessageDigest;
import java.util.List;

@AnalyzeClasses(
    packages = ArchitectureTest.CORE,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  static final String CORE = "io.github.cancelaijob.core";
  private static final String ERROR = CORE + ".error";
  private static final String SPI = CORE + ".spi";
  private static final String INTERNAL = CORE + ".internal";
  private static final List<String> OURS = List.of(CORE, ERROR, SPI, INTERNAL);
  private static final List<String> BORROWED =
      List.of("java.lang", "javax.xml.stream", "javax.net.ssl", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule core_knows_only_the_jdk =
      classes()
          .that()
          .resideInAPackage(CORE + "..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              CORE + "..", "java..", "javax.xml.stream..", "javax.net.ssl..", "org.jspecify..")
          .because("an application must be able to bring core without bringing anything else");

  @ArchTest
  static final ArchRule values_and_errors_know_no_port =
      noClasses()
          .that(resideInAnyPackage(CORE, ERROR).and(not(belongToAnyOf(CancelAIJobClient.class))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SPI + "..")
          .because("what a caller holds must not change when an adapter does");

  @ArchTest
  static final ArchRule core_knows_no_http_client =
      noClasses()
          .that()
          .resideInAPackage(CORE + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .because("only transports touch an HTTP client, and Android has no java.net.http");

  @ArchTest
  static final ArchRule core_does_not_sign =
      noClasses()
          .that()
          .resideInAPackage(CORE + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("javax.crypto..").or(assignableTo(MessageDigest.class)))
          .because("keys are used in one module, which can be reviewed alone");

  @ArchTest
  static final ArchRule only_the_assembler_uses_internal =
      noClasses()
          .that(
              resideInAPackage(CORE + "..")
                  .and(
                      not(
                          resideInAPackage(INTERNAL + "..")
                              .or(belongToAnyOf(CancelAIJobClient.class)))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(INTERNAL + "..")
          .because("a service stands behind its port, and only its assembler knows it");

  @ArchTest
  static final ArchRule only_what_the_assembler_needs_is_public_in_internal =
      classes()
          .that()
          .resideInAPackage(INTERNAL + "..")
          .and()
          .doNotBelongToAnyOf(CancelService.class, Time.class, SystemTime.class)
          .should()
          .notBePublic()
          .because("the class path doesn't know what the module doesn't export");

  @ArchTest
  static final ArchRule core_prints_nothing =
      noClasses()
          .that()
          .resideInAPackage(CORE + "..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("a library has no console");

  @ArchTest
  static final ArchRule public_fields_are_final =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage(CORE + "..")
          .and()
          .arePublic()
          .should()
          .beFinal()
          .because("values are shared between threads");

  @ArchTest
  static void every_package_named_here_has_classes(JavaClasses classes) {
    assertThat(OURS)
        .allSatisfy(name -> assertThat(classes.that(resideInAPackage(name))).isNotEmpty());
    assertThat(BORROWED)
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
