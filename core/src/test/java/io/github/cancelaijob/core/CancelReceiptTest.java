package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CancelReceiptTest {
  private static final JobId JOB = JobId.of("a1");

  @Test
  void says_what_it_was_told() {
    CancelReceipt receipt =
        CancelReceipt.builder(JOB)
            .httpStatus(299)
            .requestId("req")
            .traceId("trace")
            .attempts(3)
            .build();

    assertThat(receipt.jobId()).isSameAs(JOB);
    assertThat(receipt.httpStatus()).isEqualTo(299);
    assertThat(receipt.requestId()).contains("req");
    assertThat(receipt.traceId()).contains("trace");
    assertThat(receipt.attempts()).isEqualTo(3);
    assertThat(receipt)
        .hasToString(
            "CancelReceipt[jobId=a1, httpStatus=299, requestId=req, traceId=trace, attempts=3, confirmed=false]");
  }

  @Test
  void is_one_attempt_of_status_200_without_ids_unless_told() {
    CancelReceipt receipt = CancelReceipt.builder(JOB).requestId("x").requestId(null).build();

    assertThat(receipt.httpStatus()).isEqualTo(200);
    assertThat(receipt.attempts()).isEqualTo(1);
    assertThat(receipt.requestId()).isEmpty();
    assertThat(receipt.traceId()).isEmpty();
  }

  @Test
  void does_not_change_with_its_builder() {
    CancelReceipt.Builder builder = CancelReceipt.builder(JOB).attempts(1);
    CancelReceipt receipt = builder.build();

    builder.attempts(2).requestId("later");

    assertThat(receipt.attempts()).isEqualTo(1);
    assertThat(receipt.requestId()).isEmpty();
  }
}
