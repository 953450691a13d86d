package io.github.cancelaijob.bulk;

import io.github.cancelaijob.core.internal.SystemTime;
import io.github.cancelaijob.core.spi.HttpTransport;
import java.net.http.HttpClient;
import java.security.MessageDigest;
import org.assertj.core.api.Assertions;

/** One class for each way to break a law. */
final class LawBreakers {
  private LawBreakers() {}

  static final class KnowsALibrary {
    Class<?> known() {
      return Assertions.class;
    }
  }

  static final class KnowsTheInsideOfCore {
    Class<?> known() {
      return SystemTime.class;
    }
  }

  static final class KnowsAnHttpClient {
    Class<?> known() {
      return HttpClient.class;
    }
  }

  static final class KnowsATransport {
    Class<?> known() {
      return HttpTransport.class;
    }
  }

  static final class KnowsADigest {
    Class<?> known() {
      return MessageDigest.class;
    }
  }

  static final class Prints {
    void print() {
      System.err.println("printed");
    }
  }
}
