package io.github.cancelaijob.credentials;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.Executor;

@AnalyzeClasses(packages = ArchitectureTest.CREDENTIALS, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String CREDENTIALS = "io.github.cancelaijob.credentials";
  private static final String CORE = "io.github.cancelaijob.core";
  private static final String JACKSON = "com.fasterxml.jackson";
  private static final List<String> KNOWN =
      List.of(
          CREDENTIALS,
          CORE,
          CORE + ".spi",
          "java.lang",
          JACKSON + ".databind",
          "org.jspecify.annotations");

  @ArchTest
  static final ArchRule credentials_knows_only_core_and_jackson =
      classes()
          .that()
          .resideInAPackage(CREDENTIALS + "..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              CREDENTIALS + "..", CORE, CORE + ".spi", "java..", JACKSON + "..", "org.jspecify..")
          .because("where keys come from is no business of a signer's or a transport's");

  @ArchTest
  static final ArchRule only_who_meets_json_knows_jackson =
      noClasses()
          .that()
          .resideInAPackage(CREDENTIALS + "..")
          .and()
          .doNotHaveFullyQualifiedName(KeyDocument.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(TkeWebIdentity.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAPackage(JACKSON + "..")
          .because("a program whose keys are in its environment must not load it");

  /** From {@code java.net.http}, the module descriptor keeps it already. */
  @ArchTest
  static final ArchRule credentials_speaks_through_the_port =
      noClasses()
          .that()
          .resideInAPackage(CREDENTIALS + "..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(URL.class, URLConnection.class, Socket.class)
          .because("an application has the HTTP client that it wants its keys to come over");

  @ArchTest
  static final ArchRule credentials_starts_no_thread =
      noClasses()
          .that()
          .resideInAPackage(CREDENTIALS + "..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Executor.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Timer.class)
          .orShould()
          .callMethod(Thread.class, "start")
          .because("a library that nobody closes must leave nothing running");

  @ArchTest
  static final ArchRule credentials_prints_nothing =
      noClasses()
          .that()
          .resideInAPackage(CREDENTIALS + "..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("a library has no console, and this one has secrets");

  @ArchTest
  static final ArchRule five_types_are_public =
      classes()
          .that()
          .resideInAPackage(CREDENTIALS + "..")
          .and()
          .arePublic()
          .should()
          .be(CachingCredentials.class)
          .orShould()
          .be(CredentialsException.class)
          .orShould()
          .be(CredentialsSource.class)
          .orShould()
          .be(DefaultCredentialsChain.class)
          .orShould()
          .be(ExpiringCredentials.class)
          .because("whatever else is public has users, and can't change");

  @ArchTest
  static void every_package_named_here_is_in_use(JavaClasses classes) {
    assertThat(classes.contain(KeyDocument.class)).isTrue();
    assertThat(classes.contain(TkeWebIdentity.class)).isTrue();
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
