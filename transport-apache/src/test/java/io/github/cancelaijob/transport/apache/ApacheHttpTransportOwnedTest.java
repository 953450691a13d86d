package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.HttpTransport;

/** The clients that the transport makes for itself. */
class ApacheHttpTransportOwnedTest extends ApacheHttpTransportAsyncTest {
  @Override
  protected HttpTransport transport() {
    return ApacheHttpTransport.create();
  }
}
