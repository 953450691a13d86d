package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.testkit.contract.HttpStack;
import io.github.cancelaijob.testkit.contract.HttpTransportContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DoubleSlashes.class)
class ApacheHttpTransportAsyncTest extends HttpTransportContract {
  @Override
  protected HttpStack<?> stack() {
    return new AsyncStack();
  }
}
