/** An application of modules, which names what it uses and nothing else. */
module consumer {
  requires io.github.cancelaijob.credentials;
  requires io.github.cancelaijob.signer;
  requires io.github.cancelaijob.testkit;
  requires io.github.cancelaijob.transport.apache;
  requires io.github.cancelaijob.transport.jdk;
  requires io.github.cancelaijob.transport.okhttp;
}
