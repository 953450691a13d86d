package io.github.cancelaijob.transport.jdk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@AnalyzeClasses(packages = ArchitectureTest.TRANSPORT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String TRANSPORT = "io.github.cancelaijob.transport.jdk";
  private static final String SPI = "io.github.cancelaijob.core.spi";
  private static final String STACK = "java.net.http";

  @ArchTest
  static final ArchRule a_transport_knows_core_and_its_own_stack =
      classes()
          .that()
          .resideInAPackage(TRANSPORT)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              TRANSPORT,
              SPI,
              STACK + "..",
              "java.io",
              "java.lang..",
              "java.net",
              "java.nio",
              // A handshake that fails says so in their exceptions.
              "java.security.cert",
              "java.time",
              "java.util..",
              "javax.net.ssl",
              "org.jspecify..")
          .because("an application brings one HTTP stack, and knows which");

  @ArchTest
  static final ArchRule a_transport_signs_nothing =
      noClasses()
          .that()
          .resideInAPackage(TRANSPORT)
          .should()
          .dependOnClassesThat(
              describe(
                  "hash",
                  type ->
                      type.getPackageName().startsWith("javax.crypto")
                          || type.isEquivalentTo(MessageDigest.class)))
          .because("keys are used in one module, which can be reviewed alone");

  @ArchTest
  static final ArchRule a_transport_prints_nothing =
      noClasses()
          .that()
          .resideInAPackage(TRANSPORT)
          .should(ACCESS_STANDARD_STREAMS)
          .because("a library has no console");

  @ArchTest
  static final ArchRule one_type_is_public =
      classes()
          .that()
          .resideInAPackage(TRANSPORT)
          .and()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .should()
          .be(JdkHttpTransport.class)
          .because("whatever else is public has users, and can't change");

  @ArchTest
  static void every_package_named_here_is_in_use(JavaClasses classes) {
    assertThat(classes.contain(JdkHttpTransport.class)).isTrue();
    assertThat(
            classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName()))
        .contains(SPI)
        .anyMatch(name -> name.startsWith(STACK));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(a_transport_knows_core_and_its_own_stack, KnowsALibrary.class),
        Arguments.of(a_transport_signs_nothing, KnowsAMac.class),
        Arguments.of(a_transport_signs_nothing, Digests.class),
        Arguments.of(a_transport_prints_nothing, Prints.class),
        Arguments.of(one_type_is_public, SecondPublicType.class));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void a_class_that_breaks_the_law_is_found(ArchRule law, Class<?> breaker) {
    JavaClasses classes = new ClassFileImporter().importClasses(breaker);

    assertThat(law.evaluate(classes).getFailureReport().getDetails())
        .isNotEmpty()
        .allMatch(detail -> detail.contains(breaker.getSimpleName()));
  }

  static final class KnowsALibrary {
    static final Class<?> FOREIGN = JavaClass.class;
  }

  static final class KnowsAMac {
    void authenticate(Mac mac) {
      mac.reset();
    }
  }

  static final class Digests {
    void digest(MessageDigest digest) {
      digest.reset();
    }
  }

  static final class Prints {
    void print() {
      System.out.flush();
    }
  }
}
