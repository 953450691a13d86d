package io.github.cancelaijob.credentials;

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
            ArchitectureTest.credentials_knows_only_core_and_jackson,
            LawBreakers.KnowsALibrary.class),
        arguments(
            ArchitectureTest.only_who_meets_json_knows_jackson, LawBreakers.KnowsJackson.class),
        arguments(
            ArchitectureTest.credentials_speaks_through_the_port,
            LawBreakers.ConnectsASocket.class),
        arguments(
            ArchitectureTest.credentials_speaks_through_the_port,
            LawBreakers.OpensAConnection.class),
        arguments(ArchitectureTest.credentials_starts_no_thread, LawBreakers.StartsAThread.class),
        arguments(ArchitectureTest.credentials_starts_no_thread, LawBreakers.UsesAnExecutor.class),
        arguments(ArchitectureTest.credentials_prints_nothing, LawBreakers.Prints.class),
        arguments(ArchitectureTest.five_types_are_public, SixthPublicType.class));
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
                    new ClassFileImporter().importClasses(KeyDocument.class, TkeWebIdentity.class)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("users of");
  }

  @Test
  void each_law_has_a_breaker() {
    assertThat(
            Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(ArchitectureProofTest::lawOf))
        .hasSize(6)
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
