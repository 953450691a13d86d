package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.auth.BasicSessionCredentials;
import com.qcloud.cos.auth.COSCredentials;
import com.qcloud.cos.auth.COSStaticCredentialsProvider;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.credentials.CredentialsException;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.JobState;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CiSimulatorExtension.class)
class KeysOfOfficialProvidersTest {
  private static final Credentials TEMPORARY =
      Credentials.of("AKIDEXAMPLE-temporary", "example-secret-key", "example-token");

  @Test
  void permanent_keys_of_cos_api_cancel(CiSimulator ci) {
    Credentials keys = ci.credentials();

    assertCancels(ci, of(new BasicCOSCredentials(keys.secretId(), keys.secretKey())));
  }

  @Test
  void temporary_keys_of_cos_api_cancel(CiSimulator ci) {
    ci.rotate(TEMPORARY);

    assertCancels(
        ci,
        of(
            new BasicSessionCredentials(
                TEMPORARY.secretId(), TEMPORARY.secretKey(), TEMPORARY.token().orElseThrow())));
  }

  @Test
  void permanent_keys_of_tencentcloudapi_cancel(CiSimulator ci) {
    Credentials keys = ci.credentials();

    assertCancels(
        ci, KeysOfOfficialProviders.of(() -> new Credential(keys.secretId(), keys.secretKey())));
  }

  @Test
  void temporary_keys_of_tencentcloudapi_cancel(CiSimulator ci) {
    ci.rotate(TEMPORARY);

    assertCancels(
        ci,
        KeysOfOfficialProviders.of(
            () ->
                new Credential(
                    TEMPORARY.secretId(), TEMPORARY.secretKey(), TEMPORARY.token().orElseThrow())));
  }

  @Test
  void a_provider_without_keys_says_why() {
    CredentialsProvider keys =
        KeysOfOfficialProviders.of(
            () -> {
              throw new TencentCloudSDKException("no role is bound");
            });

    assertThatThrownBy(keys::credentials)
        .isInstanceOf(CredentialsException.class)
        .hasRootCauseInstanceOf(TencentCloudSDKException.class);
  }

  private static CredentialsProvider of(COSCredentials keys) {
    return KeysOfOfficialProviders.of(new COSStaticCredentialsProvider(keys));
  }

  private static void assertCancels(CiSimulator ci, CredentialsProvider keys) {
    JobId jobId = ci.submit();
    try (HttpTransport transport = JdkHttpTransport.create()) {
      CancelAIJobClient.builder()
          .endpoint(ci.endpoint())
          .credentials(keys)
          .signer(CosSigner.create())
          .transport(transport)
          .build()
          .cancel(jobId);
    }
    assertThat(ci.state(jobId)).contains(JobState.CANCEL);
  }
}
