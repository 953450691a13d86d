package io.github.cancelaijob.transport.okhttp;

import java.net.URI;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes OkHttp's URLs, each from the one before it if that has the same origin: to parse a host
 * again and again costs more than all the rest of a URL. Thread-safe.
 */
final class Urls {
  private volatile @Nullable Origin last;

  /** Throws an {@link IllegalArgumentException} if OkHttp would send anything but {@code uri}. */
  HttpUrl of(URI uri) {
    Origin origin = last;
    if (origin == null || !origin.isOf(uri)) {
      origin = new Origin(uri);
      last = origin;
    }
    HttpUrl url =
        origin
            .root
            .newBuilder()
            .encodedPath(uri.getRawPath())
            .encodedQuery(uri.getRawQuery())
            .build();
    // OkHttp resolves dot segments and escapes a few characters, which no signature survives.
    boolean same =
        url.toString().equals(uri.toString())
            || (url.encodedPath().equals(uri.getRawPath())
                && Objects.equals(url.encodedQuery(), uri.getRawQuery()));
    if (!same) {
      throw new IllegalArgumentException("OkHttp would send another path or query than was signed");
    }
    return url;
  }

  private static final class Origin {
    final String scheme;
    final String authority;
    final HttpUrl root;

    Origin(URI uri) {
      this.scheme = uri.getScheme();
      this.authority = uri.getRawAuthority();
      this.root = HttpUrl.get(scheme + "://" + authority);
    }

    boolean isOf(URI uri) {
      return authority.equals(uri.getRawAuthority()) && scheme.equals(uri.getScheme());
    }
  }
}
