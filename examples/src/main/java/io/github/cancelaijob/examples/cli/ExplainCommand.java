package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a call whose request goes nowhere, and shows that. It reads no keys, so it tells none. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows the request that cancels a job: its line and headers, what its signature covers, the"
          + " same as a curl command, and the CAM policy that its keys need.",
      "Sends nothing and reads no keys: [redacted] stands for each, and for what is made of them."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final String REDACTED = "[redacted]";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "The job to cancel.")
  private String id = "";

  @Mixin private Where where = new Where();

  @Option(
      names = "--temporary",
      description = "With the token of temporary keys, which is sent and signed besides.")
  private boolean temporary;

  @Override
  public Integer call() {
    JobId jobId = JobId.of(id);
    Explanation explanation = new Explanation();
    CancelAIJob cancelAIJob =
        where
            .client()
            .credentials(
                temporary
                    ? Credentials.of(REDACTED, REDACTED, REDACTED)
                    : Credentials.of(REDACTED, REDACTED))
            .signer(explanation.noting(CosSigner.create()))
            .transport(explanation)
            .retryPolicy(RetryPolicy.none())
            .build();
    try {
      throw new IllegalStateException(cancelAIJob.cancel(jobId) + " is no refusal");
    } catch (PermissionDeniedException e) {
      PrintWriter out = spec.commandLine().getOut();
      explanation.show(out, e);
      out.flush();
      return ExitStatus.ALL_CANCELED;
    }
  }
}
