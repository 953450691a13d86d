package io.github.cancelaijob.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

class HttpTransportContractTest {
  @Test
  void a_faithful_transport_passes_every_case() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(RawContract.class))
        .execute()
        .testEvents()
        .debug()
        .assertStatistics(s -> s.failed(0));
  }
}
