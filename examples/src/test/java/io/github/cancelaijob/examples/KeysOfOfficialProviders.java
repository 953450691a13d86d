package io.github.cancelaijob.examples;

import com.qcloud.cos.auth.COSCredentials;
import com.qcloud.cos.auth.COSCredentialsProvider;
import com.qcloud.cos.auth.COSSessionCredentials;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.credentials.CachingCredentials;
import io.github.cancelaijob.credentials.CredentialsException;
import io.github.cancelaijob.credentials.ExpiringCredentials;

/** Keys from where an application has them already: the providers of Tencent Cloud's SDKs. */
final class KeysOfOfficialProviders {
  private KeysOfOfficialProviders() {}

  /** Returns the keys of a provider of {@code com.qcloud:cos_api}, which keeps them itself. */
  static CredentialsProvider of(COSCredentialsProvider provider) {
    return () -> {
      COSCredentials keys = provider.getCredentials(); // once: it may rotate in between
      return keys instanceof COSSessionCredentials
          ? Credentials.of(
              keys.getCOSAccessKeyId(),
              keys.getCOSSecretKey(),
              ((COSSessionCredentials) keys).getSessionToken())
          : Credentials.of(keys.getCOSAccessKeyId(), keys.getCOSSecretKey());
    };
  }

  /** Returns the keys of a provider of {@code com.tencentcloudapi}, which may ask a service. */
  static CredentialsProvider of(com.tencentcloudapi.common.provider.CredentialsProvider provider) {
    return CachingCredentials.of(
        () -> {
          try {
            Credential keys = provider.getCredentials();
            return ExpiringCredentials.of(
                keys.getToken() == null || keys.getToken().isEmpty()
                    ? Credentials.of(keys.getSecretId(), keys.getSecretKey())
                    : Credentials.of(keys.getSecretId(), keys.getSecretKey(), keys.getToken()));
          } catch (TencentCloudSDKException e) {
            throw new CredentialsException("the SDK's provider has no keys", e);
          }
        });
  }
}
