package io.github.cancelaijob.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A section of the INI file that Tencent Cloud's SDKs share; the first file that exists counts. */
final class ProfileKeys implements CredentialsSource {
  static final String DEFAULT = "default";
  private static final Pattern SECTION = Pattern.compile("\\[\\s*(.*?)\\s*]");
  private static final Pattern SETTING = Pattern.compile("([^=:\\s]+)\\s*[=:]\\s*(.*?)");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s+)[#;].*");
  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");

  private final String profile;
  private final List<Path> files;

  ProfileKeys(String profile, List<Path> files) {
    this.profile = requireNonNull(profile, "profile");
    this.files = files;
  }

  /** Returns where the file may be. */
  static List<Path> files(Function<String, @Nullable String> properties) {
    String home = properties.apply("user.home");
    return List.of(
        Path.of(home == null ? "" : home, ".tencentcloud", "credentials"),
        Path.of("/etc/tencentcloud/credentials"));
  }

  @Override
  public ExpiringCredentials fetch() {
    for (Path file : files) {
      byte[] text = KeyFile.read(file);
      if (text != null) {
        String place = "the profile [" + profile + "] of " + file;
        Map<String, String> section = section(new String(text, UTF_8));
        return new NamedKeys(
                place, section::get, "secret_id", "secret_key", "session_token", "token")
            .fetch();
      }
    }
    throw new CredentialsException("there is no profile: none of the files " + files + " exists");
  }

  /** Returns the settings of the profile; none if there is no such section. */
  private Map<String, String> section(String text) {
    Map<String, String> settings = new HashMap<>();
    boolean inside = false;
    for (String line : (Iterable<String>) text.replace("\uFEFF", "").lines()::iterator) {
      String content = COMMENT.matcher(line).replaceFirst("").strip();
      Matcher section = SECTION.matcher(content);
      Matcher setting = SETTING.matcher(content);
      if (section.matches()) {
        inside = section.group(1).equals(profile);
      } else if (inside && setting.matches()) {
        settings.put(setting.group(1), unquoted(setting.group(2)));
      }
    }
    return settings;
  }

  private static String unquoted(String value) {
    return QUOTED.matcher(value).matches() ? value.substring(1, value.length() - 1) : value;
  }
}
