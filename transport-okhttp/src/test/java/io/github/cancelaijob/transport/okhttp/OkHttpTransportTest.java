package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.testkit.contract.HttpStack;
import io.github.cancelaijob.testkit.contract.HttpTransportContract;

class OkHttpTransportTest extends HttpTransportContract {
  @Override
  protected HttpStack<?> stack() {
    return new OkHttpStack();
  }
}
