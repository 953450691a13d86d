package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** What a signature covers of a request. Immutable; its text form shows no header values. */
public final class SignableRequest {
  private final String method;
  private final String path;
  private final Map<String, String> parameters;
  private final Map<String, String> headers;

  private SignableRequest(
      String method, String path, Map<String, String> parameters, Map<String, String> headers) {
    this.method = requireNonNull(method, "method");
    this.path = requireNonNull(path, "path");
    this.parameters = Map.copyOf(parameters);
    this.headers = Map.copyOf(headers);
  }

  /**
   * Returns a request to sign.
   *
   * @param path decoded, with its leading slash
   * @param parameters the query's parameters that the signature covers, decoded; one without a
   *     value has the value {@code ""}
   * @param headers the headers that the signature covers
   */
  public static SignableRequest of(
      String method, String path, Map<String, String> parameters, Map<String, String> headers) {
    return new SignableRequest(method, path, parameters, headers);
  }

  /** Returns the method. */
  public String method() {
    return method;
  }

  /** Returns the decoded path. */
  public String path() {
    return path;
  }

  /** Returns the parameters that the signature covers, decoded, in no particular order. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** Returns the headers that the signature covers, in no particular order. */
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public String toString() {
    return "SignableRequest["
        + method
        + ' '
        + path
        + ", parameters="
        + parameters.keySet()
        + ", headers="
        + headers.keySet()
        + ']';
  }
}
