/** An embedded CI endpoint that checks signatures, and the contract suite for transports. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.testkit {
  requires transitive io.github.cancelaijob.core;
  requires static org.jspecify;
  requires static org.assertj.core;
  requires static org.junit.jupiter.api;

  exports io.github.cancelaijob.testkit;
  exports io.github.cancelaijob.testkit.contract;

  // JUnit runs the contract's cases, which aren't public.
  opens io.github.cancelaijob.testkit.contract to
      org.junit.platform.commons;
}
