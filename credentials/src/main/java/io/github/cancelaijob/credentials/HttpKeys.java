package io.github.cancelaijob.credentials;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;

/** Keys that one request is answered with. */
final class HttpKeys implements CredentialsSource {
  private final KeyService service;
  private final TransportRequest request;

  HttpKeys(HttpTransport transport, TransportRequest request) {
    this.service = new KeyService(transport);
    this.request = requireNonNull(request, "request");
  }

  @Override
  public ExpiringCredentials fetch() {
    return service.keys(request);
  }
}
