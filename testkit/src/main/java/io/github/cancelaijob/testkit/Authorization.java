package io.github.cancelaijob.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request says of its signature, be it in the header {@code Authorization} or in the query
 * of a pre-signed URL. Well-formed and immutable; it has no text form.
 */
final class Authorization {
  private static final Set<String> FIELDS =
      Set.of(
          "q-sign-algorithm",
          "q-ak",
          "q-sign-time",
          "q-key-time",
          "q-header-list",
          "q-url-param-list",
          "q-signature");
  private static final Pattern TIME = Pattern.compile("([0-9]{1,11});([0-9]{1,11})");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{40}");

  private final Map<String, String> fields;
  private final boolean presigned;
  private final long start;
  private final long end;

  private Authorization(Map<String, String> fields, boolean presigned) throws RefusedException {
    Matcher time = TIME.matcher(field(fields, "q-key-time"));
    require(fields.keySet().equals(FIELDS), "one of the seven fields is missing, or one too many");
    require(field(fields, "q-sign-algorithm").equals("sha1"), "q-sign-algorithm is not sha1");
    require(time.matches(), "q-key-time is not <seconds>;<seconds>");
    require(field(fields, "q-sign-time").equals(time.group()), "q-sign-time is not q-key-time");
    require(SIGNATURE.matcher(field(fields, "q-signature")).matches(), "q-signature is not a hash");
    this.fields = fields;
    this.presigned = presigned;
    this.start = Long.parseLong(time.group(1));
    this.end = Long.parseLong(time.group(2));
    require(start <= end, "q-key-time ends before it begins");
    require(isList(headers()), "q-header-list is not sorted and in lower case");
    require(isList(parameters()), "q-url-param-list is not sorted and in lower case");
  }

  /** Returns what {@code request} says, if it is well-formed. */
  static Authorization of(CiRequest request) throws RefusedException {
    List<String> header = request.header("authorization");
    boolean presigned =
        request.parameters().stream().anyMatch(parameter -> isField(parameter.getKey()));
    if (header.isEmpty() && !presigned) {
      throw new RefusedException(401, "MissingAuthorization", "Authorization missing.");
    }
    require(header.size() + (presigned ? 1 : 0) == 1, "there is more than one");
    Map<String, String> fields = new HashMap<>();
    if (presigned) {
      for (Map.Entry<String, String> parameter : request.parameters()) {
        if (isField(parameter.getKey())) {
          put(fields, parameter.getKey(), parameter.getValue());
        }
      }
    } else {
      for (String field : header.get(0).split("&", -1)) {
        int equals = field.indexOf('=');
        require(equals > 0, "a field has no value");
        put(fields, field.substring(0, equals), field.substring(equals + 1));
      }
    }
    return new Authorization(fields, presigned);
  }

  static boolean isField(String name) {
    return FIELDS.contains(name);
  }

  /** Returns whether this came in the query. */
  boolean presigned() {
    return presigned;
  }

  String secretId() {
    return field(fields, "q-ak");
  }

  String keyTime() {
    return field(fields, "q-key-time");
  }

  /** Returns the first second, as Unix time, in which the signature holds. */
  long start() {
    return start;
  }

  /** Returns the last second, as Unix time, in which the signature holds. */
  long end() {
    return end;
  }

  /** Returns the names of the header fields that are signed. */
  List<String> headers() {
    return list("q-header-list");
  }

  /** Returns the names of the parameters that are signed. */
  List<String> parameters() {
    return list("q-url-param-list");
  }

  String signature() {
    return field(fields, "q-signature");
  }

  private List<String> list(String name) {
    String value = field(fields, name);
    return value.isEmpty() ? List.of() : List.of(value.split(";", -1));
  }

  private static boolean isList(List<String> names) {
    String before = "";
    for (String name : names) {
      if (name.compareTo(before) <= 0 || name.chars().anyMatch(Character::isUpperCase)) {
        return false;
      }
      before = name;
    }
    return true;
  }

  private static void put(Map<String, String> fields, String name, String value)
      throws RefusedException {
    require(fields.put(name, value) == null, "a field comes twice");
  }

  private static String field(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).orElse("");
  }

  private static void require(boolean met, String reason) throws RefusedException {
    if (!met) {
      throw new RefusedException(
          401, "InvalidAuthorization", "Incorrect format of Authorization: " + reason + ".");
    }
  }
}
