package io.github.cancelaijob.core;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where the service listens: a scheme and an authority, normalized.
 *
 * <p>The authority is what a request sends as {@code Host} and what its signature covers, so it is
 * written in the one way that every HTTP stack sends: in lower case, without a default port.
 */
public final class Endpoint {
  private final String scheme;
  private final String authority;

  private Endpoint(String scheme, String authority) {
    this.scheme = scheme;
    this.authority = authority;
  }

  /**
   * Returns the public endpoint of a bucket's CI, {@code
   * https://<bucket>.ci.<region>.myqcloud.com}.
   */
  public static Endpoint of(Bucket bucket, Region region) {
    return new Endpoint("https", bucket.value() + ".ci." + region.value() + ".myqcloud.com");
  }

  /**
   * Returns another endpoint, such as that of a private cloud, a gateway or a test.
   *
   * @param uri an absolute {@code https} or {@code http} URI of a host and perhaps a port, with
   *     nothing behind them; over {@code http} job ids and signatures travel in the clear
   * @throws IllegalArgumentException if {@code uri} has anything else
   */
  public static Endpoint of(URI uri) {
    requireNonNull(uri, "uri");
    // Anywhere: a slash too many or too few, or one in the password, moves it out of the authority.
    if (uri.toString().indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "the endpoint has user information before its host, which is not shown here; leave it out:"
              + " requests are authenticated by their signature");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw rejected(uri, "begins with neither https:// nor http://");
    }
    if (uri.getHost() == null) {
      throw rejected(uri, "has no host that DNS could name");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw rejected(uri, "has a port that is not 1 to 65535");
    }
    String path = uri.getRawPath();
    if ((!path.isEmpty() && !path.equals("/"))
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw rejected(uri, "has a path, a query or a fragment");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean defaultPort = uri.getPort() == (scheme.equals("https") ? 443 : 80);
    return new Endpoint(
        scheme, uri.getPort() == -1 || defaultPort ? host : host + ':' + uri.getPort());
  }

  /** As {@link #of(URI)}, from the URI's text. */
  public static Endpoint of(String uri) {
    requireNonNull(uri, "uri");
    try {
      return of(new URI(uri));
    } catch (URISyntaxException e) {
      // Neither the text nor the cause, which repeats it, may show a password before the host.
      throw new IllegalArgumentException(
          "endpoint "
              + (uri.indexOf('@') < 0 ? Quoted.quote(uri) : "(not shown)")
              + " is not a URI: "
              + e.getReason()
              + " at index "
              + e.getIndex()
              + "; write https://, a host and perhaps a port");
    }
  }

  /** Returns {@code https} or {@code http}. */
  public String scheme() {
    return scheme;
  }

  /** Returns the host, and the port unless it is the scheme's own. */
  public String authority() {
    return authority;
  }

  /** Returns the URI that {@code PUT} cancels {@code jobId} at. */
  public URI cancelUri(JobId jobId) {
    return URI.create(this + jobId.path() + "?cancel");
  }

  /** Returns the URI that {@code GET} describes {@code jobId} at. */
  public URI describeUri(JobId jobId) {
    return URI.create(this + jobId.path());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Endpoint
        && ((Endpoint) other).scheme.equals(scheme)
        && ((Endpoint) other).authority.equals(authority);
  }

  @Override
  public int hashCode() {
    return 31 * scheme.hashCode() + authority.hashCode();
  }

  /** Returns the endpoint as a URI, such as {@code https://127.0.0.1:8443}. */
  @Override
  public String toString() {
    return scheme + "://" + authority;
  }

  private static IllegalArgumentException rejected(URI uri, String reason) {
    return new IllegalArgumentException(
        "endpoint "
            + Quoted.quote(uri.toString())
            + " "
            + reason
            + "; write https://, a host and perhaps a port, such as"
            + " https://examplebucket-1250000000.ci.ap-beijing.myqcloud.com");
  }
}
