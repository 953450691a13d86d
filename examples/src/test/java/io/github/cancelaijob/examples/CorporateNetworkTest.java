package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.JobState;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class CorporateNetworkTest {
  private static TlsMaterial own;
  private static TlsMaterial foreign;

  private final CiSimulator ci = CiSimulator.start();
  private final JobId jobId = ci.submit();
  private CorporateNetwork network;

  @BeforeAll
  static void issueCertificates(@TempDir Path dir) throws Exception {
    own = TlsMaterial.make(Files.createDirectory(dir.resolve("own")), CorporateNetwork.HOST);
    foreign =
        TlsMaterial.make(Files.createDirectory(dir.resolve("foreign")), CorporateNetwork.HOST);
  }

  @BeforeEach
  void open() throws Exception {
    network = new CorporateNetwork(own, ci);
  }

  @AfterEach
  void close() throws IOException {
    network.close();
    ci.close();
  }

  @Stacks
  void a_job_is_canceled_through_the_proxy(Class<?> program) throws Exception {
    Program.Result result = program(program).run();

    assertThat(result.status).as("%s", result).isZero();
    assertThat(result.out).startsWith("Canceled: ").contains(jobId.value());
    assertThat(ci.state(jobId)).contains(JobState.CANCEL);
  }

  @Stacks
  void each_side_gets_its_own_credentials_alone(Class<?> program) throws Exception {
    program(program).run();

    assertThat(network.askedOfProxy())
        .isNotEmpty()
        .allSatisfy(head -> assertThat(head).doesNotContainPattern("(?im)^(authorization|x-ci-)"));
    assertThat(ci.requests())
        .singleElement()
        .satisfies(
            request -> assertThat(request.headers().first("Authorization")).isPresent(),
            request -> assertThat(request.headers().first("Proxy-Authorization")).isEmpty());
  }

  @Stacks
  void a_wrong_password_cancels_nothing(Class<?> program) throws Exception {
    fails(program(program).with("PROXY_PASSWORD", "fake-wrong-password"));
    assertThat(network.askedOfProxy()).isNotEmpty();
  }

  @Stacks
  void a_server_of_another_authority_is_not_trusted(Class<?> program) throws Exception {
    fails(program(program, foreign.trustStore(), own.keyStore("client")));
  }

  @Stacks
  void a_client_of_another_authority_is_not_let_in(Class<?> program) throws Exception {
    fails(program(program, own.trustStore(), foreign.keyStore("client")));
  }

  private void fails(Program program) throws Exception {
    Program.Result result = program.run();

    assertThat(result.status).isNotZero();
    assertThat(result.toString())
        .contains("cancelaijob.core.error")
        .doesNotContain(CorporateNetwork.PASSWORD, "fake-wrong-password", TlsMaterial.PASSWORD);
    assertThat(ci.requests()).isEmpty();
    assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
  }

  private Program program(Class<?> program) throws Exception {
    return program(program, own.trustStore(), own.keyStore("client"));
  }

  private Program program(Class<?> program, Path trustStore, Path keyStore) {
    return Program.of(
            program,
            network.endpoint(),
            jobId.value(),
            "127.0.0.1",
            String.valueOf(network.proxyPort()),
            trustStore.toString(),
            keyStore.toString())
        .withKeysOf(ci)
        .with("PROXY_USER", CorporateNetwork.USER)
        .with("PROXY_PASSWORD", CorporateNetwork.PASSWORD)
        .with("STORE_PASSWORD", TlsMaterial.PASSWORD);
  }

  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @ValueSource(
      classes = {
        CorporateNetworkOverJdk.class,
        CorporateNetworkOverApache.class,
        CorporateNetworkOverOkHttp.class
      })
  private @interface Stacks {}
}
