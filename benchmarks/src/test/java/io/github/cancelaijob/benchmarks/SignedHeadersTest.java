package io.github.cancelaijob.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.JobState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignedHeadersTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*_SIGNED")
  void cancel_each_job_that_they_are_made_for(Rival signed) throws Exception {
    try (CiSimulator ci = CiSimulator.start(Keys.OURS)) {
      JobId first = ci.submit();
      JobId second = ci.submit();
      try (Canceler canceler = signed.open(ci.endpoint().cancelUri(first).getPort())) {
        canceler.cancel(first.toString());
        canceler.cancel(second.toString());
      }
      assertThat(ci.state(first)).contains(JobState.CANCEL);
      assertThat(ci.state(second)).contains(JobState.CANCEL);
    }
  }
}
