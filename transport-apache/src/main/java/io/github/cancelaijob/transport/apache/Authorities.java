package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.TransportRequest;
import java.net.URI;
import java.util.Map;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Remembers the last request's authority, which mostly is the next one's, too. Thread-safe. */
final class Authorities {
  private volatile Map.@Nullable Entry<String, URIAuthority> last;

  URIAuthority of(TransportRequest request) {
    Map.Entry<String, URIAuthority> known = last;
    if (known == null || !known.getKey().equals(request.authority())) {
      URI uri = request.uri();
      known = Map.entry(request.authority(), new URIAuthority(uri.getHost(), uri.getPort()));
      last = known;
    }
    return known.getValue();
  }
}
