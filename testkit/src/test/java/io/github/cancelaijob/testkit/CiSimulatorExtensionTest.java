package io.github.cancelaijob.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class CiSimulatorExtensionTest {
  private static final List<CiSimulator> SEEN = new ArrayList<>();

  private static EngineExecutionResults run(Class<?> testClass) {
    SEEN.clear();
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass)).execute();
  }

  @Test
  void gives_each_test_its_own_and_closes_it() {
    run(ThreeTests.class).testEvents().assertStatistics(events -> events.succeeded(3));

    assertThat(SEEN).doesNotHaveDuplicates().hasSize(3);
    assertThat(SEEN)
        .allSatisfy(
            ci ->
                assertThatThrownBy(Call.of(ci, "GET", "/")::send)
                    .isInstanceOf(ConnectException.class));
  }

  @Test
  void says_where_it_has_none_to_give() {
    run(BeforeTests.class)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    instanceOf(ParameterResolutionException.class),
                    message(text -> text.contains("take it as a parameter of the test")))));
  }

  @ExtendWith(CiSimulatorExtension.class)
  static class ThreeTests {
    private CiSimulator fromBefore;

    @BeforeEach
    void take(CiSimulator ci) {
      fromBefore = ci;
      SEEN.add(ci);
    }

    @Test
    void one(CiSimulator ci) {
      assertThat(ci).isSameAs(fromBefore);
    }

    @Test
    void two() {}

    @AfterEach
    void still_open(CiSimulator ci) throws IOException {
      assertThat(ci).isSameAs(fromBefore);
      assertThat(Call.describe(ci, ci.submit()).send().status()).isEqualTo(200);
    }

    @Nested
    class Inner {
      @Test
      void three(CiSimulator ci) {
        assertThat(ci).isSameAs(fromBefore);
      }
    }
  }

  @ExtendWith(CiSimulatorExtension.class)
  static class BeforeTests {
    @BeforeAll
    static void take(CiSimulator ci) {
      SEEN.add(ci);
    }

    @Test
    void never_runs() {}
  }
}
