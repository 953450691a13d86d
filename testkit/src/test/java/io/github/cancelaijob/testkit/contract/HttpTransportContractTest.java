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

  @Test
  void a_faithful_transport_passes_every_case() {
    run(List.of(selectClass(RawContract.class)))
        .assertStatistics(
            s -> s.started(HttpTransportContract.CASES).succeeded(HttpTransportContract.CASES));
  }

  @Test
  void a_missing_capability_skips_cases_by_its_name() {
    long skipped =
        groups()
            .filter(group -> group.getSimpleName().matches(".*(Async|Hostile).*"))
            .flatMap(HttpTransportContractTest::cases)
            .count();

    Events events = run(List.of(selectClass(BlockingContract.class)));

    events.assertStatistics(s -> s.started(HttpTransportContract.CASES).failed(0).aborted(skipped));
    assertThat(events.aborted().stream())
        .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().get())
        .allSatisfy(
            reason ->
                assertThat(reason)
                    .isInstanceOf(TestAbortedException.class)
                    .message()
                    .containsPattern("ASYNC|HOSTILE_CLIENT_ACCEPTED"));
  }

  @ParameterizedTest
  @MethodSource("brokenTransports")
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
            BrokenRequests.class,
            BrokenAnswers.class,
            CarelessReading.class,
            Resending.class,
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
        .execute()
        .testEvents();
  }
}
