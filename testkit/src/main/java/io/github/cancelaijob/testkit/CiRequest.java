package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.JobId;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request with its target taken apart and decoded. Immutable; it has no text form. */
final class CiRequest {
  private static final String JOBS = "/ai_jobs/";

  private final String method;
  private final String path;
  private final List<Map.Entry<String, String>> parameters;
  private final List<Map.Entry<String, String>> headers;

  CiRequest(
      String method,
      String path,
      List<Map.Entry<String, String>> parameters,
      List<Map.Entry<String, String>> headers) {
    this.method = method;
    this.path = path;
    this.parameters = List.copyOf(parameters);
    this.headers = List.copyOf(headers);
  }

  /** Returns a request as it came; nothing if its target can't be decoded. */
  static Optional<CiRequest> of(
      String method, String target, List<Map.Entry<String, String>> headers) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    try {
      return Optional.of(new CiRequest(method, decode(path), decodeQuery(query), headers));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  List<Map.Entry<String, String>> parameters() {
    return parameters;
  }

  /** Returns every value of a parameter, whose name counts in its case. */
  List<String> parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.getKey().equals(name))
        .map(Map.Entry::getValue)
        .collect(Collectors.toUnmodifiableList());
  }

  List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** Returns every value of a header, whose name counts in any case. */
  List<String> header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .collect(Collectors.toUnmodifiableList());
  }

  /** Returns the job that the path names. */
  Optional<JobId> jobId() {
    if (!path.startsWith(JOBS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JobId.of(path.substring(JOBS.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Map.Entry<String, String>> decodeQuery(String query) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        parameters.add(
            equals < 0
                ? Map.entry(decode(pair), "")
                : Map.entry(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    // A plus sign is a plus sign here; only HTML forms write a space that way.
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
