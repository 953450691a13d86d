/** Where keys come from: environment, profile, CVM role, TKE. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.credentials {
  requires com.fasterxml.jackson.databind;
  requires transitive io.github.cancelaijob.core;
  requires static org.jspecify;

  exports io.github.cancelaijob.credentials;
}
