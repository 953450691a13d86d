package io.github.cancelaijob.examples.cli;

import static java.util.stream.Collectors.toList;

import io.github.cancelaijob.core.JobId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The jobs to cancel: those that are named and those of a file, but for those of the journal. */
final class Input implements AutoCloseable {
  private final List<JobId> named;
  private final @Nullable String file;
  private final @Nullable IdLines lines;
  private final @Nullable Journal journal;
  private final PrintWriter err;
  private long leftOut;
  private long canceled;
  private long otherwiseSettled;

  private Input(
      List<JobId> named,
      @Nullable String file,
      boolean strict,
      @Nullable Path journal,
      PrintWriter err)
      throws IOException {
    this.named = named;
    this.file = file;
    this.err = err;
    this.lines = file == null ? null : IdLines.open(file, strict, this::leaveOut);
    this.journal = journal == null ? null : Journal.open(journal);
    if (this.journal != null && this.journal.unreadable() > 0) {
      err.println(
          "--journal " + journal + ": " + this.journal.unreadable() + " lines can't be read");
    }
  }

  /**
   * Opens the input.
   *
   * @throws IllegalArgumentException if there is none, or if something is wrong with it
   */
  static Input open(
      List<String> ids,
      @Nullable String file,
      boolean strict,
      @Nullable Path journal,
      PrintWriter err)
      throws IOException {
    List<JobId> named = ids.stream().map(JobId::of).collect(toList());
    if (strict && file != null && isRegular(file)) {
      check(file);
    }
    Input input = new Input(named, file, strict, journal, err);
    if (named.isEmpty() && (input.lines == null || !input.lines.hasNext())) {
      input.close();
      throw new IllegalArgumentException(
          "there is no job to cancel: name ids, or a --file of them");
    }
    return input;
  }

  private static void check(String file) throws IOException {
    try (IdLines lines =
        IdLines.open(
            file,
            true,
            bad -> {
              throw new IllegalArgumentException(bad + "; nothing was sent");
            })) {
      lines.forEachRemaining(id -> {});
    }
  }

  private void leaveOut(String bad) {
    leftOut++;
    err.println(bad);
    err.flush();
  }

  /** Returns the ids to cancel, read as they are asked for. */
  Stream<JobId> ids() {
    Stream<JobId> all =
        lines == null ? named.stream() : Stream.concat(named.stream(), stream(lines));
    return all.filter(this::isUnsettled);
  }

  private static Stream<JobId> stream(Iterator<JobId> ids) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(ids, Spliterator.ORDERED), false);
  }

  private boolean isUnsettled(JobId id) {
    if (journal == null) {
      return true;
    } else if (journal.isCanceled(id)) {
      canceled++;
      return false;
    } else if (journal.isOtherwiseSettled(id)) {
      otherwiseSettled++;
      return false;
    }
    return true;
  }

  /** Returns how many of {@code concurrency} calls at once there are jobs for, if that is known. */
  int atMost(int concurrency) {
    return file == null ? Math.min(concurrency, named.size()) : concurrency;
  }

  /** Returns how many ids there are, settled ones included; -1 if only reading them would tell. */
  long total() throws IOException {
    if (file == null) {
      return named.size();
    } else if (!isRegular(file)) {
      return -1;
    }
    try (IdLines counted = IdLines.open(file, false, bad -> {})) {
      long total = named.size();
      for (; counted.hasNext(); counted.next()) {
        total++;
      }
      return total;
    }
  }

  /** What can only be read once is no file. */
  private static boolean isRegular(String file) {
    return !file.equals("-") && Files.isRegularFile(Path.of(file));
  }

  /** Returns how many ids the journal has kept from the run so far. */
  long settledBefore() {
    return canceled + otherwiseSettled;
  }

  /** Returns whether every id that the run wasn't given was canceled before. */
  boolean hasOnlyCanceledBesides() {
    return leftOut == 0 && otherwiseSettled == 0;
  }

  @Nullable Journal journal() {
    return journal;
  }

  @Override
  public void close() throws IOException {
    try {
      if (journal != null) {
        journal.close();
      }
    } finally {
      if (lines != null) {
        lines.close();
      }
    }
  }
}
