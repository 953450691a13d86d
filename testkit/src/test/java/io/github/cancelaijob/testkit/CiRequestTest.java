package io.github.cancelaijob.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CiRequestTest {
  private static CiRequest request(String target) {
    return CiRequest.of("PUT", target, List.of()).orElseThrow();
  }

  @Test
  void decodes_the_path_once() {
    assertThat(request("/a%20b~c+%2B%252F%E4%B8%AD").path()).isEqualTo("/a b~c++%2F\u4E2D");
  }

  @Test
  void decodes_parameters_once_and_in_order() {
    assertThat(request("/?b=%26+%252B&&cancel&A%3D=1=2&=&b=").parameters())
        .containsExactly(
            Map.entry("b", "&+%2B"),
            Map.entry("cancel", ""),
            Map.entry("A=", "1=2"),
            Map.entry("", ""),
            Map.entry("b", ""));
  }

  @Test
  void knows_parameters_in_their_case_and_headers_in_any() {
    CiRequest request =
        CiRequest.of(
                "PUT",
                "/?a=1&A=2&a=3",
                List.of(Map.entry("x-a", "1"), Map.entry("y", "2"), Map.entry("X-A", "3")))
            .orElseThrow();

    assertThat(request.parameter("a")).containsExactly("1", "3");
    assertThat(request.header("X-a")).containsExactly("1", "3");
  }

  @Test
  void finds_the_job() {
    assertThat(request("/ai_jobs/a%2D1?cancel").jobId()).contains(JobId.of("a-1"));
    assertThat(request("/ai_jobs/a%2F1?cancel").jobId()).isEmpty();
    assertThat(request("/jobs/a1?cancel").jobId()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%2", "/%zz", "/?a=%", "/?%zz=a"})
  void is_none_if_an_escape_is_broken(String target) {
    assertThat(CiRequest.of("PUT", target, List.of())).isEmpty();
  }
}
