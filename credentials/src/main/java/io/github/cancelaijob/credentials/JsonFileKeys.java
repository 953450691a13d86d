package io.github.cancelaijob.credentials;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/** A file that something else writes temporary keys to. */
final class JsonFileKeys implements CredentialsSource {
  private final Path file;

  JsonFileKeys(Path file) {
    this.file = requireNonNull(file, "file");
  }

  @Override
  public ExpiringCredentials fetch() {
    byte[] json = KeyFile.read(file);
    if (json == null) {
      throw new CredentialsException("there is no file " + file);
    }
    try {
      return KeyDocument.read(json, file.toString(), "write an answer of STS to it");
    } catch (CredentialsException e) {
      throw CredentialsException.misconfigured(String.valueOf(e.getMessage()), null);
    }
  }
}
