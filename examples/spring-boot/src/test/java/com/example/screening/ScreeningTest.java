package com.example.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.JobState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

@SpringBootTest
class ScreeningTest {
  @Autowired private CiSimulator ci;
  @Autowired private Screening screening;

  @Test
  void a_pending_job_is_taken_back() {
    JobId jobId = ci.submit();

    assertThat(screening.takeBack(jobId.value())).isTrue();
    assertThat(ci.state(jobId)).contains(JobState.CANCEL);
  }

  @Test
  void a_running_job_is_not() {
    JobId jobId = ci.submit(JobState.RUNNING);

    assertThat(screening.takeBack(jobId.value())).isFalse();
    assertThat(ci.state(jobId)).contains(JobState.RUNNING);
  }

  /** The context's beans of tests: one CI for all of them, which Spring closes. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Simulated {
    @Bean
    CiSimulator ciSimulator() {
      return CiSimulator.start();
    }

    @Bean
    DynamicPropertyRegistrar endpoint(CiSimulator ci) {
      return registry -> registry.add("ci.endpoint", () -> ci.endpoint().toString());
    }

    @Bean
    CredentialsProvider keys(CiSimulator ci) {
      return ci::credentials;
    }
  }
}
