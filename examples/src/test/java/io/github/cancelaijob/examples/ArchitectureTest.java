package io.github.cancelaijob.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cancelaijob.examples.cli.CancelAiJob;
import io.github.cancelaijob.testkit.CiSimulator;
import org.junit.jupiter.api.Test;

/** That examples use exported packages alone, the compiler sees to: they are a module. */
@AnalyzeClasses(
    packages = ArchitectureTest.EXAMPLES,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  static final String EXAMPLES = "io.github.cancelaijob.examples";
  private static final String CLI = EXAMPLES + ".cli";
  private static final String TESTKIT = "io.github.cancelaijob.testkit";

  @ArchTest
  static final ArchRule programs_to_copy_stand_alone =
      noClasses()
          .that()
          .resideInAPackage(EXAMPLES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLI + "..", TESTKIT + "..")
          .because("a reader copies one file into an application");

  @ArchTest
  static void every_package_that_the_law_names_has_classes(JavaClasses classes) {
    assertThat(classes).extracting(type -> type.getPackageName()).contains(EXAMPLES, CLI);
    assertThat(CiSimulator.class.getPackageName()).isEqualTo(TESTKIT);
  }

  @Test
  void the_law_can_fail() {
    for (Class<?> breaker : new Class<?>[] {UsesTheCli.class, UsesTheTestkit.class}) {
      JavaClasses classes = new ClassFileImporter().importClasses(breaker);
      assertThat(programs_to_copy_stand_alone.evaluate(classes).hasViolation()).isTrue();
    }
  }

  static final class UsesTheCli {
    static final CancelAiJob CLI = new CancelAiJob();
  }

  static final class UsesTheTestkit {
    static final Class<?> TESTKIT = CiSimulator.class;
  }
}
