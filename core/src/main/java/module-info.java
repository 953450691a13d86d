/** The port that cancels AI jobs, its domain errors, and the ports that adapters implement. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.core {
  requires java.xml;
  requires static org.jspecify;

  exports io.github.cancelaijob.core;
  exports io.github.cancelaijob.core.error;
  exports io.github.cancelaijob.core.spi;
}
