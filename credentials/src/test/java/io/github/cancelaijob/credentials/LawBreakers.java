package io.github.cancelaijob.credentials;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.net.URL;
import java.util.concurrent.Executor;

/** Classes that break a law of {@link ArchitectureTest}, one each. */
final class LawBreakers {
  private LawBreakers() {}

  static final class KnowsALibrary {
    Class<?> library() {
      return ArchRule.class;
    }
  }

  static final class KnowsJackson {
    ObjectMapper mapper() {
      return new ObjectMapper();
    }
  }

  static final class ConnectsASocket {
    Object socket() {
      return new Socket();
    }
  }

  static final class OpensAConnection {
    Object connection(URL url) throws Exception {
      return url.openStream();
    }
  }

  static final class StartsAThread {
    void start() {
      new Thread(() -> {}).start();
    }
  }

  static final class UsesAnExecutor {
    void start(Executor executor) {
      executor.execute(() -> {});
    }
  }

  static final class Prints {
    void print() {
      System.out.flush();
    }
  }
}
