package io.github.cancelaijob.signer;

import io.github.cancelaijob.core.spi.SignableRequest;
import java.util.Locale;

/** The value of the header {@code Authorization}. */
final class Authorization {
  private Authorization() {}

  /**
   * Returns the signature's fields.
   *
   * <p>What is hashed is written behind what is there already, and then replaced by its hash:
   * HttpString at the end of StringToSign, StringToSign at the end of the fields.
   */
  static String of(SignableRequest request, String secretId, SignKey key, Sha1 sha1) {
    SignedPairs headers = SignedPairs.of("header", request.headers());
    SignedPairs parameters = SignedPairs.of("parameter", request.parameters());
    TextBuffer text = new TextBuffer();
    appendFields(text, secretId, key, headers, parameters);

    int stringToSign = text.length();
    text.append("sha1\n").append(key.time()).append('\n');

    int httpString = text.length();
    text.append(request.method().toLowerCase(Locale.ROOT)).append('\n');
    text.append(request.path()).append('\n');
    parameters.appendPairs(text).append('\n');
    headers.appendPairs(text).append('\n');

    text.sha1From(httpString, sha1).append('\n');
    text.hmacFrom(stringToSign, key.hmac(), sha1);
    return text.asString();
  }

  private static void appendFields(
      TextBuffer text, String secretId, SignKey key, SignedPairs headers, SignedPairs parameters) {
    text.append("q-sign-algorithm=sha1&q-ak=").append(secretId);
    text.append("&q-sign-time=").append(key.time()).append("&q-key-time=").append(key.time());
    headers.appendKeys(text.append("&q-header-list="));
    parameters.appendKeys(text.append("&q-url-param-list="));
    text.append("&q-signature=");
  }
}
