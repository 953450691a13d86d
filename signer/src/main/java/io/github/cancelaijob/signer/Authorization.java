package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.SignableRequest;
import java.util.Locale;
import java.util.Map;

/**
 * The value of the header {@code Authorization}, prepared as far as the requests of a client have
 * it in common: all but the path, for as long as one sign key serves. Immutable.
 */
final class Authorization {
  private static final int BACKDATED_SECONDS = 60;
  private static final int HEX = HexDigits.LENGTH;

  private final Credentials credentials;
  private final long time;
  private final String method;
  private final Map<String, String> parameters;
  private final Map<String, String> headers;

  // What stands in a desk before the path, the places in it that are filled in for each path, and
  // what stands behind the path.
  private final byte[] prepared;
  private final int signature;
  private final int inner;
  private final int httpHash;
  private final int outer;
  private final int httpString;
  private final byte[] pairLines;

  private Authorization(SignableRequest request, Credentials credentials, long time, SignKey key) {
    this.credentials = credentials;
    this.time = time;
    this.method = request.method();
    this.parameters = request.parameters();
    this.headers = request.headers();

    SignedPairs signedHeaders = SignedPairs.of("header", headers);
    SignedPairs signedParameters = SignedPairs.of("parameter", parameters);

    TextBuffer text = new TextBuffer(512);
    text.ascii("q-sign-algorithm=sha1&q-ak=").ascii(credentials.secretId());
    text.ascii("&q-sign-time=").ascii(key.time()).ascii("&q-key-time=").ascii(key.time());
    signedHeaders.appendKeys(text.ascii("&q-header-list="));
    signedParameters.appendKeys(text.ascii("&q-url-param-list="));
    this.signature = text.ascii("&q-signature=").length();

    // StringToSign behind what its HMAC hashes first.
    this.inner = text.space(HEX).length();
    this.httpHash =
        text.bytes(key.hmac().inner()).ascii("sha1\n").ascii(key.time()).ascii('\n').length();
    this.outer = text.space(HEX).ascii('\n').length();
    text.bytes(key.hmac().outer()).space(Sha1.LENGTH);

    this.httpString = text.length();
    text.utf8(method.toLowerCase(Locale.ROOT)).ascii('\n');
    this.prepared = text.bytes();
    this.pairLines = pairLines(signedParameters, signedHeaders);
  }

  /** Returns what a signature of {@code request} covers. */
  static String httpString(SignableRequest request) {
    SignedPairs headers = SignedPairs.of("header", request.headers());
    SignedPairs parameters = SignedPairs.of("parameter", request.parameters());
    TextBuffer text = new TextBuffer(256).utf8(request.method().toLowerCase(Locale.ROOT));
    return text.ascii('\n').utf8(request.path()).bytes(pairLines(parameters, headers)).text();
  }

  private static byte[] pairLines(SignedPairs parameters, SignedPairs headers) {
    TextBuffer lines = parameters.appendPairs(new TextBuffer(128).ascii('\n')).ascii('\n');
    return headers.appendPairs(lines).ascii('\n').bytes();
  }

  /**
   * Prepares a value as of {@code time}, in seconds since 1970, that counts for {@code validity}
   * seconds.
   */
  static Authorization of(
      SignableRequest request, Credentials credentials, long time, long validity, Sha1 sha1) {
    long end = Math.addExact(time, validity);
    return new Authorization(
        request,
        credentials,
        time,
        SignKey.of(credentials.secretKey(), time - BACKDATED_SECONDS, end, sha1));
  }

  /**
   * Returns whether this differs in nothing but the path from what {@code request} needs in {@code
   * second}, of the {@code step} seconds for which one sign key serves.
   */
  @SuppressWarnings("ReferenceEquality")
  boolean fits(SignableRequest request, Credentials credentials, long second, long step) {
    long age = second - time;
    // The maps are immutable; of those that a client prepares once, comparing would be a waste.
    return age >= 0
        && age < step
        && parameters == request.parameters()
        && headers == request.headers()
        && method.equals(request.method())
        && (this.credentials == credentials
            || (this.credentials.secretId().equals(credentials.secretId())
                && this.credentials.secretKey().equals(credentials.secretKey())));
  }

  /** Returns the value for {@code path}. */
  String sign(String path, Desk desk) {
    int end = desk.lay(this, prepared, path, pairLines);
    byte[] text = desk.text();
    Sha1 sha1 = desk.sha1();

    sha1.update(text, httpString, end).finish(text, end);
    HexDigits.write(text, end, httpHash);
    sha1.update(text, inner, outer).finish(text, httpString - Sha1.LENGTH);
    sha1.update(text, outer, httpString).finish(text, end);
    HexDigits.write(text, end, signature);
    return new String(text, 0, signature + HEX, ISO_8859_1);
  }
}
