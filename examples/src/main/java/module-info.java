/** Programs to copy from, and the command line program {@code cancel-ai-job}. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.examples {
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires io.github.cancelaijob.bulk;
  requires io.github.cancelaijob.core;
  requires io.github.cancelaijob.credentials;
  requires io.github.cancelaijob.signer;
  requires io.github.cancelaijob.testkit;
  requires io.github.cancelaijob.transport.apache;
  requires io.github.cancelaijob.transport.jdk;
  requires io.github.cancelaijob.transport.okhttp;
  requires me.tongfei.progressbar;
  requires org.slf4j;
  requires static micrometer.core;
  requires static org.jspecify;

  opens io.github.cancelaijob.examples.cli to
      info.picocli;
}
