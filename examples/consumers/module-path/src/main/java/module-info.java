/** An application of modules, open as those that frameworks look into are. */
open module consumer {
  requires io.github.cancelaijob.bulk;
  requires io.github.cancelaijob.credentials;
  requires io.github.cancelaijob.signer;
  requires io.github.cancelaijob.transport.apache;
  requires io.github.cancelaijob.transport.jdk;
  requires io.github.cancelaijob.transport.okhttp;
  requires okhttp3;
}
