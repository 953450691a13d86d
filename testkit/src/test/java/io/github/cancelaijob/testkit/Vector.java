package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.spi.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request whose signature is known. Mutable: a test may spoil it. */
final class Vector {
  private static final Set<String> PAIRS = Set.of("header", "param");

  String name = "";
  String method = "";
  String path = "";
  String id = "";
  String key = "";
  String time = "";
  String signature = "";
  final List<Map.Entry<String, String>> headers = new ArrayList<>();
  final List<Map.Entry<String, String>> params = new ArrayList<>();

  static Stream<Vector> all() throws IOException {
    try (InputStream in = Vector.class.getResourceAsStream("vectors.txt")) {
      return Stream.of(new String(in.readAllBytes(), UTF_8).split("\n\n", -1))
          .skip(1)
          .map(Vector::parse);
    }
  }

  private static Vector parse(String block) {
    Vector vector = new Vector();
    block.lines().forEach(vector::set);
    return vector;
  }

  private void set(String line) {
    String field = line.substring(0, line.indexOf(' '));
    String value = line.substring(line.indexOf(' ') + 1);
    if (PAIRS.contains(field)) {
      int equals = value.indexOf('=');
      (field.equals("header") ? headers : params)
          .add(Map.entry(value.substring(0, equals), value.substring(equals + 1)));
      return;
    }
    switch (field) {
      case "name":
        name = value;
        break;
      case "method":
        method = value;
        break;
      case "path":
        path = value;
        break;
      case "id":
        id = value;
        break;
      case "key":
        key = value;
        break;
      case "time":
        time = value;
        break;
      case "signature":
        signature = value;
        break;
      default:
        throw new IllegalArgumentException(line);
    }
  }

  Credentials credentials() {
    return headers.stream()
        .filter(header -> header.getKey().equals("x-ci-security-token"))
        .findAny()
        .map(token -> Credentials.of(id, key, token.getValue()))
        .orElse(Credentials.of(id, key));
  }

  long start() {
    return Long.parseLong(time.substring(0, time.indexOf(';')));
  }

  /** Returns the fields of the signature, as they stand in the header. */
  List<Map.Entry<String, String>> fields() {
    return List.of(
        Map.entry("q-sign-algorithm", "sha1"),
        Map.entry("q-ak", id),
        Map.entry("q-sign-time", time),
        Map.entry("q-key-time", time),
        Map.entry("q-header-list", names(headers)),
        Map.entry("q-url-param-list", names(params)),
        Map.entry("q-signature", signature));
  }

  CiRequest signedInHeader() {
    List<Map.Entry<String, String>> all = new ArrayList<>(headers);
    all.add(
        Map.entry(
            "Authorization",
            fields().stream()
                .map(field -> field.getKey() + '=' + field.getValue())
                .collect(Collectors.joining("&"))));
    return new CiRequest(method, path, params, all);
  }

  CiRequest signedInQuery() {
    List<Map.Entry<String, String>> all = new ArrayList<>(params);
    all.addAll(fields());
    return new CiRequest(method, path, all, headers);
  }

  private static String names(List<Map.Entry<String, String>> pairs) {
    return pairs.stream()
        .map(pair -> URLEncoder.encode(pair.getKey(), UTF_8).toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(";"));
  }

  @Override
  public String toString() {
    return name;
  }
}
