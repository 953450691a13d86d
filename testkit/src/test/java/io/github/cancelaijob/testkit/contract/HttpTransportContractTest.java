package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.TestAbortedException;

class HttpTransportContractTest {
  /** Core refuses such values before a transport could see them. */
  private static final String OF_THE_CORE = "t16_unsafe_header_values_make_no_request";

  /** What a transport that must not fail has for itself. */
  private static final String MACHINE = "machine";

  private static final List<String> MISSING =
      List.of(
          "ASYNC",
          "BORROWED_CLIENT",
          "HOSTILE_CLIENT_ACCEPTED",
          "INTERCEPTORS",
          "OWNED_CLIENT",
          "POOL_LIMIT",
          "PROXY",
          "TLS_CONTEXT");

  @Test
  @ResourceLock(MACHINE)
  void a_faithful_transport_passes_every_case() {
    Events events = run(List.of(selectClass(RawContract.class)));

    assertThat(events.failed().stream()).isEmpty();
    events.assertStatistics(s -> s.succeeded(HttpTransportContract.CASES));
  }

  @Test
  @ResourceLock(MACHINE)
  void a_missing_capability_skips_cases_by_its_name() {
    Events events = run(List.of(selectClass(BlockingContract.class)));

    events.assertStatistics(s -> s.started(HttpTransportContract.CASES).failed(0));
    assertThat(events.aborted().stream())
        .map(HttpTransportContractTest::reason)
        .containsOnly(MISSING.toArray(new String[0]));
  }

  private static String reason(Event skipped) {
    Throwable reason =
        skipped.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
    assertThat(reason).isInstanceOf(TestAbortedException.class);
    return reason.getMessage().replaceAll(".*declare ", "");
  }

  @ParameterizedTest
  @MethodSource("brokenTransports")
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = MACHINE, mode = ResourceAccessMode.READ)
  void a_broken_transport_fails_however_it_is_called(Class<?> broken) {
    List<DiscoverySelector> cases = new ArrayList<>();
    for (String name : broken.getAnnotation(Fails.class).value()) {
      groups()
          .filter(group -> cases(group).anyMatch(name::equals))
          .forEach(group -> cases.add(selectNestedMethod(List.of(broken), group, name)));
    }

    Events events = run(cases);

    assertThat(events.succeeded().stream()).extracting(Event::getTestDescriptor).isEmpty();
    events.assertStatistics(s -> s.started(cases.size()).failed(cases.size()));
  }

  @Test
  void every_case_has_a_transport_that_fails_it() {
    List<String> failed = new ArrayList<>(List.of(OF_THE_CORE));
    brokenTransports()
        .forEach(broken -> failed.addAll(List.of(broken.getAnnotation(Fails.class).value())));

    assertThat(groups().flatMap(HttpTransportContractTest::cases)).isSubsetOf(failed);
  }

  static Stream<Class<?>> brokenTransports() {
    return Stream.of(
            // Of these, some are waited for longest: begun last, they would be waited for alone.
            Patience.class,
            Owning.class,
            BrokenRequests.class,
            BrokenAnswers.class,
            Canceling.class,
            CarelessReading.class,
            Ignoring.class,
            Resending.class,
            Telling.class,
            UndeclaredCapabilities.class)
        .<Class<?>>flatMap(family -> Arrays.stream(family.getDeclaredClasses()))
        .filter(broken -> broken.isAnnotationPresent(Fails.class));
  }

  private static Stream<Class<?>> groups() {
    return Arrays.<Class<?>>stream(HttpTransportContract.class.getDeclaredClasses())
        .filter(group -> group.isAnnotationPresent(Nested.class));
  }

  private static Stream<String> cases(Class<?> group) {
    return Arrays.stream(group.getSuperclass().getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName);
  }

  private static Events run(List<? extends DiscoverySelector> selectors) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectors.toArray(new DiscoverySelector[0]))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "12")
        .execute()
        .testEvents();
  }
}
