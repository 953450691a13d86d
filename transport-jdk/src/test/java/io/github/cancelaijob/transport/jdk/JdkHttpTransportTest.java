package io.github.cancelaijob.transport.jdk;

import io.github.cancelaijob.testkit.contract.HttpStack;
import io.github.cancelaijob.testkit.contract.HttpTransportContract;

class JdkHttpTransportTest extends HttpTransportContract {
  @Override
  protected HttpStack<?> stack() {
    return new JdkStack();
  }
}
