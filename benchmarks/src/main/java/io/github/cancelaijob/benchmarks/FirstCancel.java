package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.net.http.HttpClient;

/**
 * A program that cancels one job and ends: {@code FirstCancel NAME PORT}.
 *
 * <p>It goes around {@link Rival}, {@link Ids} and {@link Keys}, which would have each program load
 * what only others need.
 */
final class FirstCancel {
  static final String JOB = "a8d121820f5e411ec926ef19d53ba9c6f";

  private FirstCancel() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("EMPTY")) {
      return;
    }
    int port = Integer.parseInt(args[1]);
    switch (args[0]) {
      case "JDK_RAW":
        run(new RawJdk(port));
        break;
      case "JDK_RAW_CLOSED":
        RawJdk raw = new RawJdk(port);
        run(raw);
        Closing.close(raw.client());
        break;
      case "APACHE_RAW":
        run(new RawApache(port));
        break;
      case "OKHTTP_RAW":
        run(new RawOkHttp(port));
        break;
      case "OFFICIAL":
        run(new OfficialSdk(port));
        break;
      default:
        Own.run(args[0], port);
    }
  }

  private static void run(Canceler canceler) throws Exception {
    canceler.cancel(JOB);
    canceler.close();
  }

  /** This library, over a transport that owns its client. */
  private static final class Own {
    static void run(String name, int port) {
      try (HttpTransport transport = transport(name);
          CancelAIJobClient client =
              CancelAIJobClient.builder()
                  .endpoint(Endpoint.of("http://127.0.0.1:" + port))
                  .credentials(Credentials.of(Keys.ID, Keys.SECRET))
                  .signer(CosSigner.create())
                  .transport(transport)
                  .build()) {
        client.cancel(JobId.of(JOB));
      }
    }

    private static HttpTransport transport(String name) {
      switch (name) {
        case "JDK":
          return JdkHttpTransport.create();
        case "APACHE":
          return ApacheHttpTransport.create();
        case "OKHTTP":
          return OkHttpTransport.create();
        default:
          throw new IllegalArgumentException(name + " is no program");
      }
    }
  }

  /** What ends a client of {@code java.net.http} from Java 21 on. */
  private static final class Closing {
    static void close(HttpClient client) throws ReflectiveOperationException {
      if (Runtime.version().feature() >= 21) {
        HttpClient.class.getMethod("shutdownNow").invoke(client);
      }
    }
  }
}
