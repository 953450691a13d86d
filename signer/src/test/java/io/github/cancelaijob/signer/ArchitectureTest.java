package io.github.cancelaijob.signer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

@AnalyzeClasses(packages = ArchitectureTest.SIGNER, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String SIGNER = "io.github.cancelaijob.signer";
  private static final String CORE = "io.github.cancelaijob.core";
  private static final List<String> KNOWN =
      List.of(
          SIGNER, CORE, CORE + ".spi", "java.lang", "java.security", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule signer_knows_only_core_and_the_jdk =
      classes()
          .that()
          .resideInAPackage(SIGNER + "..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              SIGNER + "..", CORE, CORE + ".error", CORE + ".spi", "java..", "org.jspecify..")
          .because(
              "an application must be able to bring the signer without bringing anything else");

  @ArchTest
  static final ArchRule signer_does_without_javax_crypto =
      noClasses()
          .that()
          .resideInAPackage(SIGNER + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javax.crypto..")
          .because("its first use costs a program tens of milliseconds at start");

  @ArchTest
  static final ArchRule signer_prints_nothing =
      noClasses()
          .that()
          .resideInAPackage(SIGNER + "..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("a library has no console, and this one has secrets");

  @ArchTest
  static final ArchRule only_the_signer_is_public =
      classes()
          .that()
          .resideInAPackage(SIGNER + "..")
          .and()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .should()
          .be(CosSigner.class)
          .because("whatever else is public has users, and can't change");

  @ArchTest
  static void every_package_named_here_is_in_use(JavaClasses classes) {
    assertThat(classes.contain(CosSigner.class)).isTrue();
    assertThat(classes.get(CosSigner.class).getModifiers()).contains(JavaModifier.PUBLIC);
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
