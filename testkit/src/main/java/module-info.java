/** Test doubles of the service, and the contract suite for transports. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.testkit {
  requires transitive io.github.cancelaijob.core;
  requires static org.jspecify;
  requires static transitive org.assertj.core;
  requires static transitive org.junit.jupiter.api;

  exports io.github.cancelaijob.testkit;
}
