package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.JobState;
import io.github.cancelaijob.testkit.ReceivedRequest;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Cancels jobs in every state over every stack, in this process and over real sockets. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts a CI endpoint in this process, cancels jobs in every state over every HTTP stack,"
            + " and shows what came of it. Sends nothing beyond this machine.")
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (CiSimulator ci = CiSimulator.start()) {
      Map<String, String[]> rows = new LinkedHashMap<>();
      boolean allCanceled = true;
      for (Stack stack : Stack.values()) {
        try (HttpTransport transport = stack.open()) {
          allCanceled &= cancelEverything(ci, transport, stack.ordinal(), rows);
        }
      }
      show(ci, rows);
      return allCanceled ? ExitStatus.ALL_CANCELED : ExitStatus.SOME_NOT_CANCELED;
    }
  }

  private void show(CiSimulator ci, Map<String, String[]> rows) {
    PrintWriter out = spec.commandLine().getOut();
    long accepted = ci.requests().stream().filter(ReceivedRequest::signatureAccepted).count();
    out.println(
        ci.requests().size()
            + " requests to a CI endpoint in this process, "
            + ci.endpoint()
            + ", which accepted "
            + accepted
            + " signatures:");
    out.println();
    out.println(row("job", Stack.JDK.title, Stack.APACHE.title, Stack.OKHTTP.title));
    rows.forEach((job, cells) -> out.println(row(job, cells[0], cells[1], cells[2])));
    out.flush();
  }

  private static String row(String job, String... cells) {
    return String.format("%-14s %-26s %-26s %s", job, cells[0], cells[1], cells[2]);
  }

  /** Returns whether the pending job is canceled in the end, by the endpoint's own account. */
  private static boolean cancelEverything(
      CiSimulator ci, HttpTransport transport, int column, Map<String, String[]> rows) {
    CancelAIJob cancelAIJob = client(ci, ci.credentials(), transport);
    JobId pending = ci.submit(JobState.SUBMITTED);
    tell(rows, column, "Submitted", JobResult.cancel(cancelAIJob, pending));
    for (JobState state : JobState.values()) {
      if (state != JobState.SUBMITTED) {
        tell(rows, column, state.wireName(), JobResult.cancel(cancelAIJob, ci.submit(state)));
      }
    }
    tell(rows, column, "never existed", JobResult.cancel(cancelAIJob, JobId.of("a0")));
    Credentials wrong = Credentials.of(ci.credentials().secretId(), "example-wrong-secret-key");
    CancelAIJob stranger = client(ci, wrong, transport);
    tell(rows, column, "wrong key", JobResult.cancel(stranger, ci.submit(JobState.SUBMITTED)));
    return ci.state(pending).filter(JobState.CANCEL::equals).isPresent();
  }

  private static CancelAIJob client(
      CiSimulator ci, Credentials credentials, HttpTransport transport) {
    return CancelAIJobClient.builder()
        .endpoint(ci.endpoint())
        .credentials(credentials)
        .signer(CosSigner.create())
        .transport(transport)
        .build();
  }

  private static void tell(Map<String, String[]> rows, int column, String job, JobResult result) {
    String[] cells = rows.computeIfAbsent(job, name -> new String[Stack.values().length]);
    cells[column] = result.outcome + (result.httpStatus == null ? "" : " " + result.httpStatus);
  }
}
