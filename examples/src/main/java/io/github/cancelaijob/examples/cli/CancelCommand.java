package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.bulk.BulkCancel;
import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.bulk.BulkReport;
import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.credentials.DefaultCredentialsChain;
import io.github.cancelaijob.signer.CosSigner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cancels the jobs that are named, however many. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Cancels jobs that are still pending.",
      "The keys come from the environment (TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, and"
          + " TENCENTCLOUD_SESSION_TOKEN if they are temporary), or else from the profile [default]"
          + " of ~/.tencentcloud/credentials, the role of this CVM or that of this TKE pod."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:every job was canceled",
      "1:some weren't",
      "2:the command or its configuration is wrong; nothing was sent",
      "3:ended because no further call could succeed (authentication, permission)",
      "130:interrupted; what was done is reported"
    })
final class CancelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "The jobs to cancel.")
  private List<String> ids = new ArrayList<>();

  @Mixin private Where where = new Where();

  @Option(
      names = "--transport",
      defaultValue = "jdk",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Stack stack = Stack.JDK;

  @Option(
      names = "--file",
      description = "More ids, one a line; - reads standard input. Lines with # don't count.")
  private @Nullable String file;

  @Option(
      names = "--strict",
      description =
          "Ends at a line that is no id, instead of leaving it out; before anything is"
              + " sent if --file is a file.")
  private boolean strict;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Remembers outcomes; a second run with it repeats only what isn't settled.")
  private @Nullable Path journal;

  @Option(
      names = "--concurrency",
      defaultValue = "16",
      paramLabel = "N",
      description = "How many jobs are being canceled at once, at most (${DEFAULT-VALUE}).")
  private int concurrency = 16;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      converter = RateConverter.class,
      description =
          "How many requests a second are sent, at most. Without, it's for the service to"
              + " say: the rate falls when that refuses some, and recovers.")
  private @Nullable Double rate;

  @Option(
      names = "--max-attempts",
      defaultValue = "4",
      paramLabel = "N",
      description = "How many requests a job may take (${DEFAULT-VALUE}).")
  private int maxAttempts = 4;

  @Option(
      names = "--timeout",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "For each job, retries included, such as 500ms, 30s or 2m (${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofSeconds(30);

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    CancelAIJobClient.Builder client = client();
    try (HttpTransport transport = stack.open();
        DefaultCredentialsChain keys = DefaultCredentialsChain.create(transport);
        Input input = Input.open(ids, file, strict, journal, spec.commandLine().getErr())) {
      // To have none is a mistake of configuration, not of the first job.
      keys.credentials();
      return run(client.credentials(keys).transport(transport).build(), input);
    }
  }

  private int run(CancelAIJob client, Input input) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    boolean bar = Terminal.isStandardError() && !(json && Terminal.isStandardOutput());
    String lineStart = bar && Terminal.isStandardOutput() ? Terminal.LINE_START : "";
    Report report = new Report(spec.commandLine().getOut(), err, json, input.journal(), lineStart);
    Interrupts interrupts = new Interrupts(report::silence);
    try {
      BulkReport end;
      try (Progress progress = bar ? Progress.bar(err, input.total()) : Progress.lines(err)) {
        BulkCancel.Builder bulk = BulkCancel.builder(client).progress(progress.interval, progress);
        Where.set("--concurrency", input.atMost(concurrency), bulk::concurrency);
        Where.set("--rate", rate, bulk::rate);
        end = bulk.build().run(input.ids(), report);
      }
      report.end(end, input);
      return status(end, input);
    } finally {
      interrupts.close();
    }
  }

  private static int status(BulkReport end, Input input) {
    switch (end.state()) {
      case REFUSED:
        return ExitStatus.NO_CALL_CAN_SUCCEED;
      case INTERRUPTED:
        return ExitStatus.INTERRUPTED;
      default:
        return end.count(Kind.CANCELED) == end.total() && input.hasOnlyCanceledBesides()
            ? ExitStatus.ALL_CANCELED
            : ExitStatus.SOME_NOT_CANCELED;
    }
  }

  private CancelAIJobClient.Builder client() {
    RetryPolicy.Builder retries = RetryPolicy.builder();
    Where.set("--max-attempts", maxAttempts, retries::maxAttempts);
    Where.set("--timeout", timeout, retries::timeout);
    return where.client().signer(CosSigner.create()).retryPolicy(retries.build());
  }
}
