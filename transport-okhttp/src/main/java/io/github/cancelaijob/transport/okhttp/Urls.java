package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.TransportRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes OkHttp's URLs, each from the one before it if that has the same origin: to parse a host
 * again and again costs more than all the rest of a URL. Thread-safe.
 */
final class Urls {
  private volatile @Nullable Origin last;

  /** Throws an {@link IllegalArgumentException} if OkHttp would send another path or query. */
  HttpUrl of(TransportRequest request) {
    Origin origin = last;
    if (origin == null || !origin.isOf(request)) {
      origin = new Origin(request);
      last = origin;
    }
    String target = request.target();
    int query = target.indexOf('?');
    HttpUrl url =
        origin
            .root
            .newBuilder()
            .encodedPath(query < 0 ? target : target.substring(0, query))
            .encodedQuery(query < 0 ? null : target.substring(query + 1))
            .build();
    // OkHttp resolves dot segments and escapes a few characters, which no signature survives.
    if (!origin.isFollowedBy(target, url.toString())) {
      throw new IllegalArgumentException("OkHttp would send another path or query than was signed");
    }
    return url;
  }

  private static final class Origin {
    final String scheme;
    final String authority;
    final HttpUrl root;
    // Without the slash.
    final int length;

    Origin(TransportRequest request) {
      this.scheme = request.scheme();
      this.authority = request.authority();
      this.root = HttpUrl.get(scheme + "://" + authority);
      this.length = root.toString().length() - 1;
    }

    boolean isOf(TransportRequest request) {
      return authority.equals(request.authority()) && scheme.equals(request.scheme());
    }

    boolean isFollowedBy(String target, String url) {
      return url.length() == length + target.length() && url.endsWith(target);
    }
  }
}
