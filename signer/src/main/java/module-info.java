/** The request signature of COS, which CI uses too. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.signer {
  requires transitive io.github.cancelaijob.core;
  requires static org.jspecify;

  exports io.github.cancelaijob.signer;
}
