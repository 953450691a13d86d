package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.bulk.BulkReport;
import io.github.cancelaijob.bulk.BulkReport.State;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on standard error how far a run is. */
abstract class Progress implements Consumer<BulkReport>, AutoCloseable {
  /** How often it wants to be told. */
  final Duration interval;

  private Progress(Duration interval) {
    this.interval = interval;
  }

  /** Returns a line every five seconds. */
  static Progress lines(PrintWriter err) {
    return new Progress(Duration.ofSeconds(5)) {
      @Override
      public void accept(BulkReport report) {
        err.println(Report.sum(report) + "; " + pace(report));
        err.flush();
      }

      @Override
      public void close() {}
    };
  }

  /** Returns a bar; {@code total} is -1 if it isn't known. */
  static Progress bar(PrintWriter err, long total) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("cancel")
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .clearDisplayOnFinish()
            .setConsumer(
                new DelegatingProgressBarConsumer(
                    line -> {
                      err.print(Terminal.LINE_START + line);
                      err.flush();
                    },
                    79))
            .build();
    return new Progress(Duration.ofMillis(500)) {
      @Override
      public void accept(BulkReport report) {
        bar.stepTo(report.total());
        bar.setExtraMessage(pace(report));
      }

      @Override
      public void close() {
        bar.close();
        err.print(Terminal.LINE_START);
        err.flush();
      }
    };
  }

  private static String pace(BulkReport report) {
    if (report.state() == State.WAITING) {
      return "nothing gets through, trying again";
    }
    String rate = String.format(Locale.ROOT, "%.1f jobs/s", report.rate());
    return report.rateLimit().isPresent()
        ? rate + String.format(Locale.ROOT, ", limit %.1f/s", report.rateLimit().getAsDouble())
        : rate;
  }

  @Override
  public abstract void close();
}
