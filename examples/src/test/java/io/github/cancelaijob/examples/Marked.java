package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.Credentials;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Secrets that are easy to find again, and where to look for them. */
final class Marked {
  static final String SECRET_KEY = "example-MARKED-secret-key";
  static final String TOKEN = "example-MARKED-token";
  static final Credentials KEYS = Credentials.of("AKIDEXAMPLE-marked", SECRET_KEY, TOKEN);

  private Marked() {}

  static void assertNotIn(Object text) {
    assertThat(String.valueOf(text))
        .doesNotContain("MARKED")
        .doesNotContainPattern("q-signature=\\p{XDigit}");
  }

  /** Looks at everything that {@code failure}, its causes and what they suppressed tell. */
  static void assertNotInAnyOf(Throwable failure) throws Exception {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertNotIn(trace);
    for (Throwable link : chain(failure)) {
      assertNotIn(link);
      for (Method method : link.getClass().getMethods()) {
        if (method.getParameterCount() == 0 && isAccessor(method)) {
          assertNotIn(method.invoke(link));
        }
      }
    }
  }

  private static boolean isAccessor(Method method) {
    Class<?> declaring = method.getDeclaringClass();
    return declaring.getName().startsWith("io.github.cancelaijob.")
        || method.getName().endsWith("Message");
  }

  private static List<Throwable> chain(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>(List.of(failure));
    for (int i = 0; i < chain.size(); i++) {
      Throwable link = chain.get(i);
      if (seen.add(link)) {
        chain.addAll(List.of(link.getSuppressed()));
        if (link.getCause() != null) {
          chain.add(link.getCause());
        }
      }
    }
    return chain;
  }
}
