package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.Endpoint;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the jobs are: the options of every command that has to know. */
final class Where {
  @Option(names = "--bucket", description = "<name>-<APPID>, such as examplebucket-1250000000.")
  private @Nullable String bucket;

  @Option(names = "--region", description = "Such as ap-beijing.")
  private @Nullable String region;

  @Option(names = "--endpoint", paramLabel = "URI", description = "Instead of the public one.")
  private @Nullable String endpoint;

  /** Returns a builder of a client for these jobs. */
  CancelAIJobClient.Builder client() {
    CancelAIJobClient.Builder client = CancelAIJobClient.builder();
    set("--bucket", bucket, client::bucket);
    set("--region", region, client::region);
    set("--endpoint", endpoint, uri -> client.endpoint(Endpoint.of(uri)));
    if (endpoint == null && (bucket == null || region == null)) {
      throw new IllegalArgumentException(
          "where the jobs are is not known: set --bucket and --region, or --endpoint");
    }
    return client;
  }

  /** Sets what is given; a value that isn't taken is told together with its option. */
  static <T> void set(String option, @Nullable T value, Consumer<? super T> setter) {
    if (value != null) {
      try {
        setter.accept(value);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
      }
    }
  }
}
