package io.github.cancelaijob.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.examples.Program;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
  @Test
  void every_state_is_tried_over_every_stack() throws Exception {
    Program.Result result = Program.of(CancelAiJob.class, "demo").run();

    assertThat(result.status).as("%s", result).isZero();
    assertThat(result.out.lines().map(line -> line.replaceAll(" {2,}", "|")))
        .endsWith(
            "job|java.net.http|Apache HttpClient 5|OkHttp",
            "Submitted|CANCELED 200|CANCELED 200|CANCELED 200",
            "Running|NOT_PENDING 409|NOT_PENDING 409|NOT_PENDING 409",
            "Success|NOT_PENDING 409|NOT_PENDING 409|NOT_PENDING 409",
            "Failed|NOT_PENDING 409|NOT_PENDING 409|NOT_PENDING 409",
            "Pause|NOT_PENDING 409|NOT_PENDING 409|NOT_PENDING 409",
            "Cancel|NOT_PENDING 409|NOT_PENDING 409|NOT_PENDING 409",
            "never existed|NOT_FOUND 404|NOT_FOUND 404|NOT_FOUND 404",
            "wrong key|AUTHENTICATION_FAILED 403|AUTHENTICATION_FAILED 403|AUTHENTICATION_FAILED 403");
    assertThat(result.out).startsWith("24 requests").contains("accepted 21 signatures");
    assertThat(result.err).isEmpty();
  }
}
