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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      Map<String, List<String>> rows = new LinkedHashMap<>();
      boolean allCanceled = true;
      for (Stack stack : Stack.values()) {
        try (HttpTransport transport = stack.open()) {
          allCanceled &= cancelEverything(ci, transport, rows);
        }
      }
      show(ci, rows);
      return allCanceled ? ExitStatus.ALL_CANCELED : ExitStatus.SOME_NOT_CANCELED;
    }
  }

  private void show(CiSimulator ci, Map<String, List<String>> rows) {
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
    List<String> titles =
        Arrays.stream(Stack.values()).map(stack -> stack.title).collect(Collectors.toList());
    out.println(row("job", titles));
    rows.forEach((job, cells) -> out.println(row(job, cells)));
    out.flush();
  }

  private static String row(String job, List<String> cells) {
    StringBuilder row = new StringBuilder(String.format("%-14s", job));
    cells.forEach(cell -> row.append(String.format(" %-26s", cell)));
    return row.toString().stripTrailing();
  }

  /** Returns whether the pending job is canceled in the end, by the endpoint's own account. */
  private static boolean cancelEverything(
      CiSimulator ci, HttpTransport transport, Map<String, List<String>> rows) {
    CancelAIJob cancelAIJob = client(ci, ci.credentials(), transport);
    JobId pending = ci.submit(JobState.SUBMITTED);
    tell(rows, "Submitted", JobResult.cancel(cancelAIJob, pending));
    for (JobState state : JobState.values()) {
      if (state != JobState.SUBMITTED) {
        tell(rows, state.wireName(), JobResult.cancel(cancelAIJob, ci.submit(state)));
      }
    }
    tell(rows, "never existed", JobResult.cancel(cancelAIJob, JobId.of("a0")));
    Credentials wrong = Credentials.of(ci.credentials().secretId(), "example-wrong-secret-key");
    CancelAIJob stranger = client(ci, wrong, transport);
    tell(rows, "wrong key", JobResult.cancel(stranger, ci.submit(JobState.SUBMITTED)));
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

  private static void tell(Map<String, List<String>> rows, String job, JobResult result) {
    rows.computeIfAbsent(job, name -> new ArrayList<>())
        .add(result.outcome + (result.httpStatus == null ? "" : " " + result.httpStatus));
  }
}
