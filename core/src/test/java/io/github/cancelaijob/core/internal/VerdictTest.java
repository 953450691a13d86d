package io.github.cancelaijob.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
  @ParameterizedTest
  @CsvSource({
    "-1, UNEXPECTED",
    "0, UNEXPECTED",
    "100, UNEXPECTED",
    "199, UNEXPECTED",
    "200, SUCCESS",
    "201, UNEXPECTED",
    "204, UNEXPECTED",
    "206, UNEXPECTED",
    "299, UNEXPECTED",
    "300, UNEXPECTED",
    "304, UNEXPECTED",
    "399, UNEXPECTED",
    "400, INVALID_REQUEST",
    "401, AUTHENTICATION_FAILED",
    "402, PERMISSION_DENIED",
    "403, INVALID_REQUEST",
    "404, INVALID_REQUEST",
    "408, INVALID_REQUEST",
    "409, NOT_PENDING",
    "410, INVALID_REQUEST",
    "428, INVALID_REQUEST",
    "429, THROTTLED",
    "430, INVALID_REQUEST",
    "451, PERMISSION_DENIED",
    "499, INVALID_REQUEST",
    "500, SERVICE_UNAVAILABLE",
    "501, SERVICE_UNAVAILABLE",
    "502, SERVICE_UNAVAILABLE",
    "503, SERVICE_UNAVAILABLE",
    "504, SERVICE_UNAVAILABLE",
    "599, SERVICE_UNAVAILABLE",
    "600, UNEXPECTED",
    "999, UNEXPECTED"
  })
  void of_a_bare_status_is_that_of_its_row(int status, Verdict verdict) {
    assertThat(Verdict.of(Answers.of(status, null, null))).isEqualTo(verdict);
    assertThat(Verdict.of(Answers.of(status, "", ""))).isEqualTo(verdict);
    assertThat(Verdict.of(Answers.of(status, "Unheard", "of"))).isEqualTo(verdict);
  }

  @Test
  void of_every_status_is_one_of_its_class() {
    for (int status = 100; status <= 599; status++) {
      Verdict verdict = Verdict.of(Answers.of(status, null, null));

      if (status == 200) {
        assertThat(verdict).isEqualTo(Verdict.SUCCESS);
      } else if (status < 400) {
        assertThat(verdict).as("%d", status).isEqualTo(Verdict.UNEXPECTED);
      } else if (status < 500) {
        assertThat(verdict)
            .as("%d", status)
            .isNotIn(Verdict.SUCCESS, Verdict.UNEXPECTED, Verdict.SERVICE_UNAVAILABLE);
      } else {
        assertThat(verdict).as("%d", status).isEqualTo(Verdict.SERVICE_UNAVAILABLE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The job provided can not be modified",
        "The job provided CAN NOT BE MODIFIED.",
        "it cannot be modified now",
        "It Cannot Be Modified",
        "Only pending jobs can be canceled",
        "ONLY PENDING",
        "the job is not pending",
        "State: Not Pending"
      })
  void not_pending_is_said_by_message_with_any_4xx(String message) {
    for (int status = 400; status <= 499; status++) {
      assertThat(Verdict.of(Answers.of(status, "AccessDenied", message)))
          .as("%d", status)
          .isEqualTo(Verdict.NOT_PENDING);
    }
    assertThat(Verdict.of(Answers.of(200, null, message))).isEqualTo(Verdict.SUCCESS);
    assertThat(Verdict.of(Answers.of(399, null, message))).isEqualTo(Verdict.UNEXPECTED);
    assertThat(Verdict.of(Answers.of(500, null, message))).isEqualTo(Verdict.SERVICE_UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"can be modified", "is pending", "notpending", "can not  be modified", "only", ""})
  void not_pending_is_not_said_by_other_words(String message) {
    assertThat(Verdict.of(Answers.of(400, null, message))).isEqualTo(Verdict.INVALID_REQUEST);
  }

  @ParameterizedTest
  @CsvSource({
    "404, NotFound, NOT_FOUND",
    "404, AIJobNotFound, NOT_FOUND",
    "404, NoSuchJob, NOT_FOUND",
    "404, NotFoundJob, INVALID_REQUEST",
    "404, jobnotfound, INVALID_REQUEST",
    "404, NoSuchJobs, INVALID_REQUEST",
    "404, NoSuchKey, INVALID_REQUEST",
    "400, JobNotFound, INVALID_REQUEST",
    "410, NoSuchJob, INVALID_REQUEST",
    "503, JobNotFound, SERVICE_UNAVAILABLE"
  })
  void not_found_takes_both_status_and_code(int status, String code, Verdict verdict) {
    assertThat(Verdict.of(Answers.of(status, code, null))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "401, AccessDenied, No permission., PERMISSION_DENIED",
    "403, AccessDenied, Access Denied., PERMISSION_DENIED",
    "403, AccessDenied, , PERMISSION_DENIED",
    "403, AccessDenied, Request has expired, AUTHENTICATION_FAILED",
    "403, AccessDenied, REQUEST HAS EXPIRED, AUTHENTICATION_FAILED",
    "403, AccessDenied, the signature expired, AUTHENTICATION_FAILED",
    "403, AccessDenied, Strict signature missing header that must be signed, INVALID_REQUEST",
    "403, AccessDenied, STRICT SIGNATURE missing param that must be signed, INVALID_REQUEST",
    "403, , Request has expired, AUTHENTICATION_FAILED",
    "403, Other, Request has expired, AUTHENTICATION_FAILED",
    "403, QueuePaused, Your plan has expired, INVALID_REQUEST",
    "400, AccessDenied, , INVALID_REQUEST",
    "404, AccessDenied, , INVALID_REQUEST",
    "400, SignatureDoesNotMatch, , INVALID_REQUEST",
    "401, ResourceAccessDenied, , AUTHENTICATION_FAILED",
    "403, ResourceAccessDenied, , INVALID_REQUEST",
    "403, ExpiredToken, , INVALID_REQUEST",
    "401, ExpiredToken, , AUTHENTICATION_FAILED"
  })
  void permission_and_authentication_are_kept_apart(
      int status, String code, String message, Verdict verdict) {
    assertThat(Verdict.of(Answers.of(status, code, message))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "400, SlowDown, THROTTLED",
    "403, RequestLimitExceeded, THROTTLED",
    "404, SlowDown, THROTTLED",
    "500, RequestLimitExceeded, THROTTLED",
    "503, SlowDown, THROTTLED",
    "501, SlowDown, THROTTLED",
    "403, slowdown, INVALID_REQUEST",
    "503, RequestLimit, SERVICE_UNAVAILABLE"
  })
  void throttling_is_said_by_code_with_any_error(int status, String code, Verdict verdict) {
    assertThat(Verdict.of(Answers.of(status, code, null))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "200, SlowDown, not pending, SUCCESS",
    "302, SlowDown, not pending, UNEXPECTED",
    "409, NoSuchJob, , NOT_PENDING",
    "409, SlowDown, , NOT_PENDING",
    "404, NoSuchJob, only pending, NOT_PENDING",
    "401, AccessDenied, not pending, NOT_PENDING",
    "429, SlowDown, not pending, NOT_PENDING",
    "401, SlowDown, , AUTHENTICATION_FAILED",
    "402, SlowDown, , PERMISSION_DENIED",
    "451, NoSuchJob, , PERMISSION_DENIED",
    "429, NoSuchJob, , THROTTLED",
    "429, AccessDenied, Request has expired, THROTTLED"
  })
  void the_first_row_that_matches_wins(int status, String code, String message, Verdict verdict) {
    assertThat(Verdict.of(Answers.of(status, code, message))).isEqualTo(verdict);
  }

  @Test
  void does_not_depend_on_the_default_locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(new Locale("tr", "TR"));
    try {
      assertThat(Verdict.of(Answers.of(400, null, "CAN NOT BE MODIFIED")))
          .isEqualTo(Verdict.NOT_PENDING);
    } finally {
      Locale.setDefault(before);
    }
  }
}
