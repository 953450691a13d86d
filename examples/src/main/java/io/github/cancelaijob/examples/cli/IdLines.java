package io.github.cancelaijob.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.JobId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads job ids, one a line, as they are asked for; blank lines and those that begin with {@code #}
 * don't count.
 */
final class IdLines implements Iterator<JobId>, AutoCloseable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final BufferedReader lines;
  private final String name;
  private final boolean strict;
  private final Consumer<String> bad;
  private long number;
  private boolean ended;
  private @Nullable JobId next;

  private IdLines(InputStream in, String name, boolean strict, Consumer<String> bad) {
    this.lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    this.name = name;
    this.strict = strict;
    this.bad = bad;
  }

  /**
   * Opens a file, or standard input if its name is {@code -}.
   *
   * @param strict whether a line that is no id ends it, instead of being left out
   * @param bad is told of such a line
   */
  static IdLines open(String name, boolean strict, Consumer<String> bad) throws IOException {
    if (name.equals("-")) {
      return new IdLines(System.in, "standard input", strict, bad);
    }
    try {
      return new IdLines(Files.newInputStream(Path.of(name)), name, strict, bad);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("--file " + name + " doesn't exist", e);
    }
  }

  @Override
  public boolean hasNext() {
    try {
      for (String line; next == null && !ended && (line = lines.readLine()) != null; ) {
        number++;
        next = parse(number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
      }
      return next != null;
    } catch (IOException e) {
      throw new UncheckedIOException(name + ", line " + (number + 1), e);
    }
  }

  @Override
  public JobId next() {
    JobId id = hasNext() ? next : null;
    if (id == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return id;
  }

  private @Nullable JobId parse(String line) {
    String id = line.trim();
    if (id.isEmpty() || id.startsWith("#")) {
      return null;
    }
    try {
      return JobId.of(id);
    } catch (IllegalArgumentException e) {
      ended = strict;
      bad.accept(name + ", line " + number + ": " + e.getMessage());
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
