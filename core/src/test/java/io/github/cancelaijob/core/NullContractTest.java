package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.error.ThrottledException;
import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.CallListener;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.Pacer;
import io.github.cancelaijob.core.spi.RequestSigner;
import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reference parameter of the public API refuses null, or says that it takes it. */
class NullContractTest {
  private static final URI URI_OF_JOB = URI.create("https://ci.example/ai_jobs/a1?cancel");
  private static final Map<Class<?>, Supplier<?>> SAMPLES = new HashMap<>();

  static {
    sample(String.class, () -> "x");
    sample(int.class, () -> 1);
    sample(boolean.class, () -> true);
    sample(byte[].class, () -> new byte[1]);
    sample(URI.class, () -> URI_OF_JOB);
    sample(Duration.class, () -> Duration.ofSeconds(1));
    sample(Map.class, Map::of);
    sample(InputStream.class, InputStream::nullInputStream);
    sample(Throwable.class, Exception::new);
    sample(Runnable.class, () -> () -> {});
    sample(Supplier.class, () -> () -> Delivery.NOT_SENT);
    sample(JobId.class, () -> JobId.of("a1"));
    sample(Bucket.class, () -> Bucket.of("examplebucket-1250000000"));
    sample(Region.class, () -> Region.of("ap-beijing"));
    sample(Endpoint.class, () -> Endpoint.of("https://ci.example"));
    sample(CancelAIJobClient.Builder.class, CancelAIJobClient::builder);
    sample(CancelReceipt.Builder.class, () -> CancelReceipt.builder(JobId.of("a1")));
    sample(ErrorDetails.class, () -> ErrorDetails.builder(JobId.of("a1")).build());
    sample(
        CancelAIJobException.class,
        () -> new ThrottledException(ErrorDetails.builder(JobId.of("a1")).build()));
    sample(ErrorDetails.Builder.class, () -> ErrorDetails.builder(JobId.of("a1")));
    sample(Credentials.class, () -> Credentials.of("FAKEID", "FAKEKEY"));
    sample(CredentialsProvider.class, () -> () -> Credentials.of("FAKEID", "FAKEKEY"));
    sample(RequestSigner.class, RecordingSigner::new);
    sample(Pacer.class, PacedCancelTest.Row::new);
    sample(HttpTransport.class, () -> RecordingTransport.answering(200, ""));
    sample(Headers.class, Headers::none);
    sample(Headers.Builder.class, Headers::builder);
    sample(TransportRequest.Builder.class, () -> TransportRequest.builder("PUT", URI_OF_JOB));
    sample(SignableRequest.class, () -> SignableRequest.of("PUT", "/", Map.of(), Map.of()));
    sample(TransportResponse.class, () -> TransportResponse.of(200, Headers.none(), new byte[0]));
    sample(Departure.class, Departure::new);
    sample(
        TransportExchange.class,
        () -> new TransportExchange(Duration.ofMinutes(1), new Departure()));
    sample(Kind.class, () -> Kind.OTHER);
    sample(Delivery.class, () -> Delivery.NOT_SENT);
    sample(CancelAIJobClient.class, () -> Clients.builder(request -> null).build());
    sample(RetryPolicy.class, RetryPolicy::defaults);
    sample(RetryPolicy.Builder.class, RetryPolicy::builder);
    sample(JobDescription.class, () -> JobDescription.of(JobId.of("a1"), Map.of(), null));
    sample(CallListener.class, () -> event -> {});
    sample(CallEvent.Type.class, () -> CallEvent.Type.DONE);
    sample(CallEvent.Operation.class, () -> CallEvent.Operation.CANCEL);
    sample(
        CallEvent.Builder.class,
        () -> CallEvent.builder(CallEvent.Type.DONE, CallEvent.Operation.CANCEL, JobId.of("a1")));
  }

  private static <T> void sample(Class<T> type, Supplier<? extends T> supplier) {
    SAMPLES.put(type, supplier);
  }

  /** Interfaces are left out: what their implementations do is theirs. So is equals, which asks. */
  static Stream<Arguments> parameters() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.cancelaijob.core")
            .stream()
            .filter(type -> !type.getPackageName().endsWith(".internal"))
            .map(JavaClass::reflect)
            .filter(NullContractTest::isReachable)
            .filter(type -> !type.isInterface())
            .flatMap(
                type ->
                    Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()),
                        Arrays.stream(type.getDeclaredMethods())))
            .filter(member -> Modifier.isPublic(member.getModifiers()))
            .filter(member -> !member.isSynthetic() && !member.getName().equals("equals"))
            .flatMap(
                member ->
                    IntStream.range(0, member.getParameterCount())
                        .filter(i -> !member.getParameterTypes()[i].isPrimitive())
                        .mapToObj(i -> arguments(member, i)));
  }

  private static boolean isReachable(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isReachable(outer));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("parameters")
  void is_kept_by_every_parameter(Executable member, int index) {
    if (takesNull(member, index)) {
      assertThatCode(() -> callWithNull(member, index)).doesNotThrowAnyException();
    } else {
      assertThat(catchThrowable(() -> callWithNull(member, index)))
          .isInstanceOf(NullPointerException.class);
    }
  }

  @Test
  void is_tried_with_parameters_of_both_kinds() {
    assertThat(
            parameters().filter(one -> !takesNull((Executable) one.get()[0], (int) one.get()[1])))
        .hasSizeGreaterThan(50);
    assertThat(parameters().filter(one -> takesNull((Executable) one.get()[0], (int) one.get()[1])))
        .hasSizeGreaterThan(10);
  }

  private static boolean takesNull(Executable member, int index) {
    return member.getAnnotatedParameterTypes()[index].isAnnotationPresent(Nullable.class);
  }

  private static void callWithNull(Executable member, int index) throws Throwable {
    Object[] arguments =
        Arrays.stream(member.getParameterTypes()).map(NullContractTest::sampleOf).toArray();
    arguments[index] = null;
    try {
      if (member instanceof Constructor) {
        ((Constructor<?>) member).newInstance(arguments);
      } else {
        boolean isStatic = Modifier.isStatic(member.getModifiers());
        Object receiver = isStatic ? null : sampleOf(member.getDeclaringClass());
        ((Method) member).invoke(receiver, arguments);
      }
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object sampleOf(Class<?> type) {
    assertThat(SAMPLES).as("a sample of each type").containsKey(type);
    return SAMPLES.get(type).get();
  }
}
