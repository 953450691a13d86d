package io.github.cancelaijob.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.error.ThrottledException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reference parameter of the public API refuses null. */
class NullContractTest {
  private static final JobId JOB = JobService.JOB;
  private static final Map<Class<?>, Supplier<?>> SAMPLES =
      Map.ofEntries(
          Map.entry(int.class, () -> 1),
          Map.entry(double.class, () -> 1.0),
          Map.entry(boolean.class, () -> true),
          Map.entry(Duration.class, () -> Duration.ofSeconds(1)),
          Map.entry(JobId.class, () -> JOB),
          Map.entry(Executor.class, () -> (Executor) Runnable::run),
          Map.entry(Consumer.class, () -> (Consumer<Object>) told -> {}),
          Map.entry(CancelAIJob.class, NullContractTest::client),
          Map.entry(CancelReceipt.class, () -> CancelReceipt.builder(JOB).build()),
          Map.entry(
              CancelAIJobException.class,
              () -> new ThrottledException(ErrorDetails.builder(JOB).build())),
          Map.entry(BulkCancel.Builder.class, () -> BulkCancel.builder(client())),
          Map.entry(BulkOutcome.class, () -> BulkOutcome.builder(JOB).build()),
          Map.entry(BulkOutcome.Builder.class, () -> BulkOutcome.builder(JOB)),
          Map.entry(BulkOutcome.Kind.class, () -> BulkOutcome.Kind.SKIPPED),
          Map.entry(BulkReport.class, () -> BulkReport.builder().build()),
          Map.entry(BulkReport.Builder.class, BulkReport::builder),
          Map.entry(BulkReport.State.class, () -> BulkReport.State.RUNNING));

  private static CancelAIJob client() {
    return new JobService().client(RetryPolicy.none());
  }

  static Stream<Arguments> parameters() {
    Stream<Class<?>> nested =
        Stream.of(BulkCancel.class, BulkOutcome.class, BulkReport.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredClasses()));
    Stream<Method> statics =
        Arrays.stream(BulkCancel.class.getDeclaredMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()));
    Stream<Method> others =
        Stream.concat(Stream.of(BulkOutcome.class, BulkReport.class), nested)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()));
    return Stream.concat(statics, others)
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !method.isSynthetic() && !method.getName().equals("valueOf"))
        .flatMap(
            method ->
                IntStream.range(0, method.getParameterCount())
                    .filter(i -> !method.getParameterTypes()[i].isPrimitive())
                    .mapToObj(i -> arguments(method, i)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("parameters")
  void is_kept_by_every_parameter(Method method, int index) {
    assertThat(catchThrowable(() -> callWithNull(method, index)))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void is_kept_by_a_run() {
    BulkCancel bulk = BulkCancel.builder(client()).build();
    Iterator<JobId> ids = Told.jobs(1);

    assertThatNullPointerException()
        .isThrownBy(() -> bulk.run((Iterator<JobId>) null, new Told()))
        .withMessage("ids");
    assertThatNullPointerException().isThrownBy(() -> bulk.run(ids, null)).withMessage("outcomes");
    assertThatNullPointerException()
        .isThrownBy(() -> bulk.runAsync((Iterator<JobId>) null, new Told()))
        .withMessage("ids");
    assertThatNullPointerException()
        .isThrownBy(() -> bulk.runAsync(ids, null))
        .withMessage("outcomes");
    assertThat(ids.hasNext()).isTrue();
  }

  @Test
  void is_tried_with_every_type_that_is_public() {
    assertThat(parameters().<Class<?>>map(one -> ((Method) one.get()[0]).getDeclaringClass()))
        .contains(
            BulkCancel.class,
            BulkCancel.Builder.class,
            BulkOutcome.class,
            BulkOutcome.Builder.class,
            BulkReport.class,
            BulkReport.Builder.class);
  }

  private static void callWithNull(Method method, int index) throws Throwable {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(NullContractTest::sampleOf).toArray();
    arguments[index] = null;
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    try {
      method.invoke(isStatic ? null : sampleOf(method.getDeclaringClass()), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object sampleOf(Class<?> type) {
    assertThat(SAMPLES).as("a sample of each type").containsKey(type);
    return SAMPLES.get(type).get();
  }
}
