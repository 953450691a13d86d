package io.github.cancelaijob.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds of a value, whatever text it is made of. */
class ValuesFuzzTest {
  private static final JobId JOB = JobId.of("a8d121820f5e411ec926ef19d53ba9c6f");

  @FuzzTest(maxDuration = "60s")
  void a_job_id_is_a_segment_of_a_path_as_it_is(byte[] input) {
    String text = new String(input, UTF_8);
    JobId jobId = accepted(JobId::of, text);
    assertThat(jobId != null).isEqualTo(text.matches("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}"));
    if (jobId != null) {
      URI uri = Endpoint.of("https://ci.example").cancelUri(jobId);
      assertThat(jobId.value()).isEqualTo(text).hasToString(jobId.toString());
      assertThat(JobId.of(jobId.toString())).isEqualTo(jobId).hasSameHashCodeAs(jobId);
      assertThat(uri.normalize()).isEqualTo(uri);
      assertThat(uri.getPath()).isEqualTo("/ai_jobs/" + text);
      assertThat(uri.getRawQuery()).isEqualTo("cancel");
    }
  }

  @FuzzTest(maxDuration = "60s")
  void a_bucket_is_a_label_that_ends_with_its_app_id(byte[] input) {
    String text = new String(input, UTF_8);
    Bucket bucket = accepted(Bucket::of, text);
    if (bucket != null) {
      assertThat(bucket.value()).isEqualTo(text).matches("[a-z0-9-]{3,60}");
      assertThat(Bucket.of(bucket.toString())).isEqualTo(bucket).hasSameHashCodeAs(bucket);
      assertThat(bucket.appId()).matches("[0-9]+");
      assertThat(text).endsWith("-" + bucket.appId()).doesNotStartWith("-");
      isNormal(Endpoint.of(bucket, Region.of("ap-beijing")));
    }
  }

  @FuzzTest(maxDuration = "60s")
  void a_region_is_a_label(byte[] input) {
    String text = new String(input, UTF_8);
    Region region = accepted(Region::of, text);
    if (region != null) {
      assertThat(region.value()).isEqualTo(text).matches("[a-z0-9-]{1,63}");
      assertThat(text).doesNotStartWith("-").doesNotEndWith("-").doesNotContain("--");
      assertThat(Region.of(region.toString())).isEqualTo(region).hasSameHashCodeAs(region);
      isNormal(Endpoint.of(Bucket.of("examplebucket-1250000000"), region));
    }
  }

  @FuzzTest(maxDuration = "60s")
  void an_endpoint_is_a_host_that_every_stack_writes_alike(byte[] input) {
    String text = new String(input, UTF_8);
    Endpoint endpoint = accepted(Endpoint::of, text);
    if (endpoint != null) {
      assertThat(text).doesNotContain("@", "?", "#");
      assertThat(endpoint.scheme()).isIn("http", "https");
      isNormal(endpoint);
    }
  }

  /** Asserts that what the endpoint says of itself is a host alone, and leads to it again. */
  private static void isNormal(Endpoint endpoint) {
    assertThat(endpoint.authority()).matches("[a-z0-9._:%\\[\\]-]+").doesNotEndWith(":");
    assertThat(endpoint.authority()).isLowerCase();
    assertThat(Endpoint.of(endpoint.toString())).isEqualTo(endpoint).hasSameHashCodeAs(endpoint);
    URI uri = endpoint.cancelUri(JOB);
    assertThat(uri.getRawAuthority()).isEqualTo(endpoint.authority());
    assertThat(uri.getHost()).isNotNull();
    assertThat(uri.getPort()).isNotIn(0, uri.getScheme().equals("https") ? 443 : 80);
    assertThat(uri.getRawPath()).isEqualTo("/ai_jobs/" + JOB);
    assertThat(uri).hasToString(endpoint.describeUri(JOB) + "?cancel");
  }

  /** Returns the value of {@code text}; {@code null} if it is none, which is said in one line. */
  private static <T> @Nullable T accepted(Function<String, T> value, String text) {
    try {
      return value.apply(text);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).matches("[ -~]{1,600}");
      return null;
    }
  }
}
