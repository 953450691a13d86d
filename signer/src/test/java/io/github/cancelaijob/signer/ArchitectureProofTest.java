package io.github.cancelaijob.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that each law can be broken. */
class ArchitectureProofTest {
  static Stream<Arguments> broken() {
    return Stream.of(
        arguments(
            ArchitectureTest.signer_knows_only_core_and_the_jdk, LawBreakers.KnowsALibrary.class),
        arguments(ArchitectureTest.signer_does_without_javax_crypto, LawBreakers.KnowsAMac.class),
        arguments(ArchitectureTest.signer_prints_nothing, LawBreakers.Prints.class),
        arguments(ArchitectureTest.only_the_signer_is_public, SecondPublicType.class));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void a_class_that_breaks_the_law_is_found(ArchRule law, Class<?> breaker) {
    assertThat(
            law.evaluate(new ClassFileImporter().importClasses(breaker))
                .getFailureReport()
                .getDetails())
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(detail).contains(breaker.getName()));
  }

  @Test
  void a_package_without_classes_is_found() {
    assertThatThrownBy(
            () ->
                ArchitectureTest.every_package_named_here_is_in_use(
                    new ClassFileImporter().importClasses(CosSigner.class)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("users of java.security");
  }

  @Test
  void each_law_has_a_breaker() {
    assertThat(
            Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(ArchitectureProofTest::lawOf))
        .hasSize(4)
        .containsExactlyInAnyOrderElementsOf(
            broken().map(one -> (ArchRule) one.get()[0]).collect(Collectors.toSet()));
  }

  private static ArchRule lawOf(Field field) {
    try {
      return (ArchRule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
