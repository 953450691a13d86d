package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.testkit.contract.HttpStack;
import io.github.cancelaijob.testkit.contract.HttpTransportContract;

class ApacheHttpTransportOwnedTest extends HttpTransportContract {
  @Override
  protected HttpStack<?> stack() {
    return new OwnedStack();
  }
}
