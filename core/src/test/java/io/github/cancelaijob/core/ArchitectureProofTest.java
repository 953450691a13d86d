package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.github.cancelaijob.core.error.ErrorThatKnowsAPort;
import io.github.cancelaijob.core.internal.SecondPublicType;
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
        arguments(ArchitectureTest.core_knows_only_the_jdk, LawBreakers.KnowsALibrary.class),
        arguments(ArchitectureTest.core_knows_only_the_jdk, LawBreakers.KnowsACipher.class),
        arguments(ArchitectureTest.values_and_errors_know_no_port, LawBreakers.KnowsAPort.class),
        arguments(ArchitectureTest.values_and_errors_know_no_port, ErrorThatKnowsAPort.class),
        arguments(ArchitectureTest.core_knows_no_http_client, LawBreakers.KnowsAnHttpClient.class),
        arguments(ArchitectureTest.core_does_not_sign, LawBreakers.KnowsADigest.class),
        arguments(ArchitectureTest.core_does_not_sign, LawBreakers.KnowsACipher.class),
        arguments(
            ArchitectureTest.only_the_assembler_uses_internal, LawBreakers.KnowsTheInside.class),
        arguments(
            ArchitectureTest.only_what_the_assembler_needs_is_public_in_internal,
            SecondPublicType.class),
        arguments(ArchitectureTest.core_prints_nothing, LawBreakers.Prints.class),
        arguments(ArchitectureTest.public_fields_are_final, LawBreakers.Changes.class));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void a_class_that_breaks_the_law_is_found(ArchRule law, Class<?> breaker) {
    EvaluationResult result = law.evaluate(new ClassFileImporter().importClasses(breaker));

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().getDetails())
        .allSatisfy(detail -> assertThat(detail).contains(breaker.getName()));
  }

  @Test
  void a_package_without_classes_is_found() {
    JavaClasses classes =
        new ClassFileImporter().importClasses(JobId.class, SecondPublicType.class);

    assertThatThrownBy(() -> ArchitectureTest.every_package_named_here_has_classes(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("io.github.cancelaijob.core.error");
  }

  @Test
  void each_law_has_a_breaker() {
    assertThat(
            Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(ArchitectureProofTest::lawOf))
        .hasSizeGreaterThan(5)
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
