package io.github.cancelaijob.signer;

import com.fasterxml.jackson.databind.ObjectMapper;
import javax.crypto.Mac;

/** Classes that break a law of {@link ArchitectureTest}, one each. */
final class LawBreakers {
  private LawBreakers() {}

  static final class KnowsALibrary {
    ObjectMapper library() {
      return new ObjectMapper();
    }
  }

  static final class KnowsAMac {
    void authenticate(Mac mac) {
      mac.reset();
    }
  }

  static final class Prints {
    void print() {
      System.out.flush();
    }
  }
}
