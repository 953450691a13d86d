package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.credentials.CredentialsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program. Its exit statuses are those of {@link ExitStatus}. */
@Command(
    name = "cancel-ai-job",
    description = "Cancels AI jobs on Tencent Cloud Infinite (CI).",
    mixinStandardHelpOptions = true,
    versionProvider = CancelAiJob.Version.class,
    subcommands = {DemoCommand.class, CancelCommand.class})
public final class CancelAiJob {
  /** Creates the program. */
  public CancelAiJob() {}

  /** Runs the program and ends the JVM with its exit status. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new CancelAiJob())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              if (!(failure instanceof IllegalArgumentException
                  || failure instanceof CredentialsException)) {
                throw failure;
              }
              commandLine.getErr().println(failure.getMessage());
              return ExitStatus.USAGE;
            });
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CancelAiJob.class.getPackage().getImplementationVersion();
      return new String[] {"cancel-ai-job " + (version == null ? "(not packaged)" : version)};
    }
  }
}
