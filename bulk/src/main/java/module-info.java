/** Cancels many jobs, at the rate that the service takes. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.bulk {
  requires transitive io.github.cancelaijob.core;
  requires static org.jspecify;

  exports io.github.cancelaijob.bulk;
}
