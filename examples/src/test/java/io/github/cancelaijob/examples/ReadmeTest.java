package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.JobState;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The README's example, taken from the file, compiled and run. */
@ExtendWith(CiSimulatorExtension.class)
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final JobId JOB = JobId.of("a8d121820f5e411ec926ef19d53ba9c6f");

  @Test
  void the_example_cancels_a_job(CiSimulator ci, @TempDir Path dir) throws Exception {
    ci.put(JOB, JobState.SUBMITTED);
    OkHttpClient client =
        new OkHttpClient.Builder().addInterceptor(chain -> toSimulator(ci, chain)).build();

    Object receipt =
        compiled(dir)
            .getMethod("run", String.class, String.class, OkHttpClient.class)
            .invoke(null, ci.credentials().secretId(), ci.credentials().secretKey(), client);

    assertThat(((CancelReceipt) receipt).jobId()).isEqualTo(JOB);
    assertThat(ci.state(JOB)).contains(JobState.CANCEL);
    assertThat(ci.requests().get(0).headers().first("host"))
        .contains("examplebucket-1250000000.ci.ap-beijing.myqcloud.com");
  }

  @Test
  void the_example_has_ten_lines() throws IOException {
    assertThat(block("java", ROOT.resolve("README.md")).strip().split("\n")).hasSize(10);
  }

  /**
   * Leads a request for the public endpoint to the simulator; {@code Host} stays what was signed.
   */
  private static Response toSimulator(CiSimulator ci, Interceptor.Chain chain) throws IOException {
    HttpUrl simulator = HttpUrl.get(ci.endpoint().toString());
    HttpUrl url = chain.request().url();
    return chain.proceed(
        chain
            .request()
            .newBuilder()
            .header("Host", url.host())
            .url(
                url.newBuilder()
                    .scheme("http")
                    .host(simulator.host())
                    .port(simulator.port())
                    .build())
            .build());
  }

  private static Class<?> compiled(Path dir) throws Exception {
    Path source = dir.resolve("Readme.java");
    Files.writeString(
        source,
        "import io.github.cancelaijob.core.*;\n"
            + "import io.github.cancelaijob.core.spi.Credentials;\n"
            + "import io.github.cancelaijob.signer.CosSigner;\n"
            + "import io.github.cancelaijob.transport.okhttp.OkHttpTransport;\n"
            + "import okhttp3.OkHttpClient;\n"
            + "public class Readme {\n"
            + "public static Object run(String secretId, String secretKey, OkHttpClient okHttpClient) {\n"
            + block("java", ROOT.resolve("README.md"))
            + "return receipt;\n}\n}\n");
    Javac.compile(
        "-cp", System.getProperty("java.class.path"), "-d", dir.toString(), source.toString());
    return new URLClassLoader(new URL[] {dir.toUri().toURL()}).loadClass("Readme");
  }

  private static String block(String language, Path file) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(file));
    assertThat(block.find()).as("a block of %s in %s", language, file).isTrue();
    return block.group(1);
  }
}
