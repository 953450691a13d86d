package io.github.cancelaijob.core;

import io.github.cancelaijob.core.internal.CancelService;
import io.github.cancelaijob.core.spi.Headers;
import java.net.http.HttpClient;
import java.security.MessageDigest;
import javax.crypto.Mac;
import org.assertj.core.api.Assertions;

/** One class for each way to break a law. */
final class LawBreakers {
  private LawBreakers() {}

  static final class KnowsALibrary {
    Class<?> known() {
      return Assertions.class;
    }
  }

  static final class KnowsAPort {
    Class<?> known() {
      return Headers.class;
    }
  }

  static final class KnowsAnHttpClient {
    Class<?> known() {
      return HttpClient.class;
    }
  }

  static final class KnowsADigest {
    Class<?> known() {
      return MessageDigest.class;
    }
  }

  static final class KnowsACipher {
    Class<?> known() {
      return Mac.class;
    }
  }

  static final class KnowsTheInside {
    Class<?> known() {
      return CancelService.class;
    }
  }

  static final class Prints {
    void print() {
      System.err.println("printed");
    }
  }

  static final class Changes {
    public int field;
  }
}
