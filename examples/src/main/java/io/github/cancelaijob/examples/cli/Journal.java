package io.github.cancelaijob.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.core.JobId;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Remembers outcomes in a file, a JSON object a line, so that a second run repeats only what isn't
 * settled.
 *
 * <p>A line is handed to the operating system before its outcome is told, so that a killed process
 * loses none that was. It is forced to the disk within a second, as long as lines come, and when
 * the journal is closed: what a power failure takes is canceled again, and turns out not pending.
 */
final class Journal implements AutoCloseable {
  private static final long SYNC_INTERVAL = TimeUnit.SECONDS.toNanos(1);

  private final JsonFactory factory = new JsonFactory();
  // Unlike a channel, it isn't closed by an interrupt of the thread that writes.
  private final RandomAccessFile file;
  private final IdSet canceled = new IdSet();
  private final IdSet otherwiseSettled = new IdSet();
  private long unreadable;
  private long lastSync = System.nanoTime();

  private Journal(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * Opens a journal, or begins one.
   *
   * @throws IllegalArgumentException if another process has it open
   */
  static Journal open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      if (file.getChannel().tryLock() == null) {
        throw new IllegalArgumentException("--journal " + path + " is in use by another run");
      }
      Journal journal = new Journal(file);
      journal.requireOwn(path);
      journal.cutTornLine();
      journal.read(path);
      return journal;
    } catch (RuntimeException | IOException e) {
      file.close();
      throw e;
    }
  }

  /** Returns whether an earlier run has canceled the job. */
  boolean isCanceled(JobId id) {
    return canceled.contains(id);
  }

  /** Returns whether an earlier run was told that the job can't be canceled any more. */
  boolean isOtherwiseSettled(JobId id) {
    return otherwiseSettled.contains(id);
  }

  /** Returns how many lines are none of a journal's, and don't count. */
  long unreadable() {
    return unreadable;
  }

  /** Adds a line, without its end. */
  void add(String line) {
    try {
      file.write((line + '\n').getBytes(UTF_8));
      long now = System.nanoTime();
      if (now - lastSync >= SYNC_INTERVAL) {
        file.getFD().sync();
        lastSync = now;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal can't be written", e);
    }
  }

  /** Nothing is cut from somebody's list of ids. */
  private void requireOwn(Path path) throws IOException {
    int first = file.read();
    if (first != -1 && first != '{') {
      throw new IllegalArgumentException("--journal " + path + " is a file, but no journal");
    }
  }

  /** A killed process may leave half a line, whose outcome was never told. */
  private void cutTornLine() throws IOException {
    long end = file.length();
    while (end > 0) {
      file.seek(end - 1);
      if (file.read() == '\n') {
        break;
      }
      end--;
    }
    file.setLength(end);
    file.seek(end);
  }

  private void read(Path path) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(new FileInputStream(path.toFile()), UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        remember(line);
      }
    }
  }

  private void remember(String line) {
    String id = null;
    String outcome = null;
    try (JsonParser json = factory.createParser(line)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING && json.getParsingContext().inObject()) {
          if (json.currentName().equals("jobId")) {
            id = json.getText();
          } else if (json.currentName().equals("outcome")) {
            outcome = json.getText();
          }
        }
      }
      remember(id, outcome);
    } catch (IOException | IllegalArgumentException e) {
      unreadable++;
    }
  }

  private void remember(@Nullable String id, @Nullable String outcome) {
    if (id == null || outcome == null) {
      throw new IllegalArgumentException("neither is optional");
    }
    Kind kind = Kind.valueOf(outcome);
    if (kind == Kind.CANCELED) {
      canceled.add(JobId.of(id));
    } else if (kind.isSettled()) {
      otherwiseSettled.add(JobId.of(id));
    }
  }

  @Override
  public void close() throws IOException {
    file.getFD().sync();
    file.close();
  }
}
