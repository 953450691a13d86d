package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
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
  private static final HttpTransport TRANSPORT =
      request -> {
        throw new AssertionError("sent " + request);
      };
  private static final Map<Class<?>, Supplier<?>> SAMPLES =
      Map.of(
          String.class, () -> "x",
          Throwable.class, Exception::new,
          Path.class, () -> Path.of("x"),
          Instant.class, () -> Instant.EPOCH,
          Endpoint.class, () -> Endpoint.of("http://127.0.0.1"),
          Credentials.class, () -> FakeKeys.permanent(1),
          HttpTransport.class, () -> TRANSPORT,
          TransportRequest.class,
              () -> TransportRequest.builder("GET", URI.create("http://127.0.0.1/")).build(),
          CredentialsSource.class, ScriptedSource::new,
          CredentialsSource[].class, () -> new CredentialsSource[] {new ScriptedSource()});

  static Stream<Arguments> parameters() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(NullContractTest.class.getPackageName())
            .stream()
            .map(JavaClass::reflect)
            .filter(type -> Modifier.isPublic(type.getModifiers()))
            .flatMap(
                type ->
                    Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()),
                        Arrays.stream(type.getDeclaredMethods())))
            .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
            .flatMap(
                member ->
                    IntStream.range(0, member.getParameterCount())
                        .mapToObj(i -> arguments(member, i)));
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
  void is_kept_by_every_element() {
    assertThat(catchThrowable(() -> CredentialsSource.firstOf(new ScriptedSource(), null)))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void is_tried_with_parameters_of_both_kinds() {
    assertThat(
            parameters().filter(one -> !takesNull((Executable) one.get()[0], (int) one.get()[1])))
        .hasSizeGreaterThan(15);
    assertThat(parameters().filter(one -> takesNull((Executable) one.get()[0], (int) one.get()[1])))
        .hasSize(1);
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
        Object receiver = isStatic ? null : receiver(member.getDeclaringClass());
        ((Method) member).invoke(receiver, arguments);
      }
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object receiver(Class<?> type) {
    return type == DefaultCredentialsChain.class
        ? DefaultCredentialsChain.create(TRANSPORT)
        : CachingCredentials.of(new ScriptedSource());
  }

  private static Object sampleOf(Class<?> type) {
    assertThat(SAMPLES).as("a sample of each type").containsKey(type);
    return SAMPLES.get(type).get();
  }
}
