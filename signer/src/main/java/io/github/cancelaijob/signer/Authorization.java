package io.github.cancelaijob.signer;

import io.github.cancelaijob.core.spi.SignableRequest;
import java.util.Locale;

/** The value of the header {@code Authorization}. */
final class Authorization {
  private static final int ENOUGH_WITHOUT_TOKEN = 384;

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
    TextBuffer text = new TextBuffer(ENOUGH_WITHOUT_TOKEN);
    appendFields(text, secretId, key, headers, parameters);

    int stringToSign = text.length();
    text.ascii("sha1\n").ascii(key.time()).ascii('\n');

    int httpString = text.length();
    text.utf8(request.method().toLowerCase(Locale.ROOT)).ascii('\n');
    text.utf8(request.path()).ascii('\n');
    parameters.appendPairs(text).ascii('\n');
    headers.appendPairs(text).ascii('\n');

    text.sha1From(httpString, sha1).ascii('\n');
    text.hmacFrom(stringToSign, key.hmac(), sha1);
    return text.text();
  }

  private static void appendFields(
      TextBuffer text, String secretId, SignKey key, SignedPairs headers, SignedPairs parameters) {
    text.ascii("q-sign-algorithm=sha1&q-ak=").ascii(secretId);
    text.ascii("&q-sign-time=").ascii(key.time()).ascii("&q-key-time=").ascii(key.time());
    headers.appendKeys(text.ascii("&q-header-list="));
    parameters.appendKeys(text.ascii("&q-url-param-list="));
    text.ascii("&q-signature=");
  }
}
