package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.credentials.CredentialsException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program. Its exit statuses are those of {@link ExitStatus}. */
@Command(
    name = "cancel-ai-job",
    description = "Cancels AI jobs on Tencent Cloud Infinite (CI) that are still pending.",
    commandListHeading = "%nCommands, each with a --help of its own:%n",
    footer = {
      "%nTo see it work, without keys and without a network:",
      "  cancel-ai-job demo",
      "To cancel a job, with the keys in TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY:",
      "  cancel-ai-job cancel --bucket examplebucket-1250000000 --region ap-beijing ID",
      "To cancel those that another program names, and go on where an earlier run ended:",
      "  list-ids | cancel-ai-job cancel --bucket .. --region .. --file - --journal jobs.journal",
      "To see the request of a cancel, and the policy that its keys need, without sending it:",
      "  cancel-ai-job explain --bucket examplebucket-1250000000 --region ap-beijing ID",
      "To have bash or zsh complete what you type:",
      "  source <(cancel-ai-job generate-completion)"
    },
    mixinStandardHelpOptions = true,
    versionProvider = CancelAiJob.Version.class,
    subcommands = {DemoCommand.class, CancelCommand.class})
public final class CancelAiJob {
  /** Creates the program. */
  public CancelAiJob() {}

  /** Runs the program and ends the JVM with its exit status. */
  public static void main(String[] args) {
    System.exit(commandLine(args).execute(args));
  }

  static CommandLine commandLine(String... args) {
    CommandLine program = new CommandLine(new CancelAiJob());
    if (args.length == 0 || !args[0].equals("cancel")) {
      // Each command costs the start of all the others.
      program.addSubcommand(new ExplainCommand()).addSubcommand(new GenerateCompletion());
    }
    return program
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
