package io.github.cancelaijob.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.JobId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads job ids, one a line; blank lines and those that begin with {@code #} don't count. */
final class IdFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private IdFile() {}

  /** Reads a file, or standard input if its name is {@code -}. */
  static List<JobId> read(String name) throws IOException {
    if (name.equals("-")) {
      return read(System.in, "standard input");
    }
    try (InputStream in = Files.newInputStream(Path.of(name))) {
      return read(in, name);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("--file " + name + " doesn't exist", e);
    }
  }

  private static List<JobId> read(InputStream in, String name) throws IOException {
    List<JobId> ids = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    int number = 0;
    for (String line; (line = lines.readLine()) != null; ) {
      number++;
      if (number == 1 && line.startsWith(BYTE_ORDER_MARK)) {
        line = line.substring(1);
      }
      String id = line.trim();
      if (!id.isEmpty() && !id.startsWith("#")) {
        ids.add(parse(id, name, number));
      }
    }
    return ids;
  }

  private static JobId parse(String id, String name, int number) {
    try {
      return JobId.of(id);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + ", line " + number + ": " + e.getMessage() + "; nothing was sent", e);
    }
  }
}
