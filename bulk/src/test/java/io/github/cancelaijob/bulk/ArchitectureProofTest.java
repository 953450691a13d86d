package io.github.cancelaijob.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
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
            ArchitectureTest.bulk_knows_only_core_and_the_jdk, LawBreakers.KnowsALibrary.class),
        arguments(
            ArchitectureTest.bulk_knows_only_core_and_the_jdk,
            LawBreakers.KnowsTheInsideOfCore.class),
        arguments(
            ArchitectureTest.bulk_knows_no_port_but_the_pace, LawBreakers.KnowsATransport.class),
        arguments(
            ArchitectureTest.bulk_neither_sends_nor_signs, LawBreakers.KnowsAnHttpClient.class),
        arguments(ArchitectureTest.bulk_neither_sends_nor_signs, LawBreakers.KnowsADigest.class),
        arguments(ArchitectureTest.bulk_prints_nothing, LawBreakers.Prints.class),
        arguments(
            ArchitectureTest.only_the_port_and_what_it_tells_are_public, SecondPublicType.class));
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
  void a_package_that_nothing_uses_is_found() {
    JavaClasses classes =
        new ClassFileImporter().importClasses(BulkCancel.class, SecondPublicType.class);

    assertThatThrownBy(() -> ArchitectureTest.every_package_named_here_is_in_use(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("users of io.github.cancelaijob.core.error");
  }

  @Test
  void each_law_has_a_breaker() {
    assertThat(
            Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(ArchitectureProofTest::lawOf))
        .hasSizeGreaterThan(4)
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
