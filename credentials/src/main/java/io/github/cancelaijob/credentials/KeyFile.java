package io.github.cancelaijob.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a file of secrets, of which no error may quote anything. */
final class KeyFile {
  private static final int MAX_BYTES = 64 * 1024;

  private KeyFile() {}

  /**
   * Returns what is in {@code file}; {@code null} if it doesn't exist.
   *
   * @throws CredentialsException if it is there, but can't be read
   */
  static byte @Nullable [] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw CredentialsException.misconfigured(
            file + " has more than " + MAX_BYTES + " bytes: it is no file of keys", null);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw CredentialsException.misconfigured(
          file
              + " can't be read ("
              + e.getClass().getSimpleName()
              + "); let the user of this process read it",
          e);
    }
  }
}
