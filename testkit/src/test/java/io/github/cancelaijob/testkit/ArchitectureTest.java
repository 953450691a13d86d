package io.github.cancelaijob.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cancelaijob.testkit.contract.Capability;
import java.security.MessageDigest;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@AnalyzeClasses(packagesOf = CiSimulator.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "io.github.cancelaijob.core";
  private static final String[] ALWAYS_KNOWN = {
    "io.github.cancelaijob.testkit..",
    CORE,
    CORE + ".error",
    CORE + ".spi",
    "java..",
    "javax.crypto..",
    "javax.net.ssl..",
    "org.jspecify.."
  };
  private static final String[] KNOWN_TO_TESTS =
      Stream.concat(
              Stream.of(ALWAYS_KNOWN), Stream.of("org.junit.jupiter.api..", "org.assertj.core.."))
          .toArray(String[]::new);

  private static final DescribedPredicate<JavaClass> FOR_JUNIT =
      describe("are for JUnit", ArchitectureTest::isForJUnit);

  @ArchTest
  static final ArchRule the_simulator_needs_nothing_but_core =
      classes()
          .that(DescribedPredicate.not(FOR_JUNIT))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(ALWAYS_KNOWN)
          .because("it must run where there is no test framework, and share nothing with a signer");

  @ArchTest
  static final ArchRule what_is_for_junit_needs_nothing_else =
      classes()
          .that(FOR_JUNIT)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(KNOWN_TO_TESTS)
          .because("a user's tests must not get dependencies that they didn't ask for");

  @ArchTest
  static final ArchRule only_the_verifier_hashes =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(SignatureVerifier.class.getName())
          .should()
          .dependOnClassesThat(
              describe(
                  "hash",
                  type ->
                      type.getPackageName().startsWith("javax.crypto")
                          || type.isEquivalentTo(MessageDigest.class)))
          .because("one place decides which signature is right");

  @ArchTest
  static final ArchRule the_simulator_knows_no_contract =
      noClasses()
          .that()
          .resideInAPackage("io.github.cancelaijob.testkit")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.cancelaijob.testkit.contract")
          .because("they share the wire and nothing else");

  @ArchTest
  static final ArchRule nothing_prints =
      NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because("the output is the test runner's");

  @ArchTest
  static void every_kind_of_class_is_there(JavaClasses classes) {
    assertThat(classes.contain(CiSimulator.class)).isTrue();
    assertThat(classes.contain(SignatureVerifier.class)).isTrue();
    assertThat(classes.stream().filter(FOR_JUNIT)).isNotEmpty();
    assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrder(
            "io.github.cancelaijob.testkit",
            "io.github.cancelaijob.testkit.contract",
            "io.github.cancelaijob.testkit.wire");
  }

  static Stream<Arguments> lawBreakers() {
    return Stream.of(
        Arguments.of(the_simulator_needs_nothing_but_core, KnowsAssertions.class),
        Arguments.of(what_is_for_junit_needs_nothing_else, KnowsArchUnitExtension.class),
        Arguments.of(only_the_verifier_hashes, Digests.class),
        Arguments.of(only_the_verifier_hashes, Authenticates.class),
        Arguments.of(the_simulator_knows_no_contract, KnowsTheContract.class),
        Arguments.of(nothing_prints, Prints.class),
        Arguments.of(nothing_prints, PrintsStackTraces.class));
  }

  @ParameterizedTest
  @MethodSource("lawBreakers")
  void a_law_notices_who_breaks_it(ArchRule law, Class<?> breaker) {
    JavaClasses classes = new ClassFileImporter().importClasses(breaker);

    assertThat(law.evaluate(classes).getFailureReport().getDetails())
        .isNotEmpty()
        .allMatch(detail -> detail.contains(breaker.getSimpleName()));
  }

  private static boolean isForJUnit(JavaClass type) {
    return type.getPackageName().equals("io.github.cancelaijob.testkit.contract")
        || type.getSimpleName().endsWith("Extension")
        || type.getEnclosingClass().filter(ArchitectureTest::isForJUnit).isPresent();
  }

  static class KnowsTheContract {
    Class<?> foreign() {
      return Capability.class;
    }
  }

  static class KnowsAssertions {
    Class<?> foreign() {
      return Assertions.class;
    }
  }

  static class KnowsArchUnitExtension {
    Class<?> foreign() {
      return ArchRule.class;
    }
  }

  static class Digests {
    void digest(MessageDigest digest) {
      digest.reset();
    }
  }

  static class Authenticates {
    void authenticate(Mac mac) {
      mac.reset();
    }
  }

  static class Prints {
    void print() {
      System.out.flush();
    }
  }

  static class PrintsStackTraces {
    void print(Exception e) {
      e.printStackTrace();
    }
  }
}
