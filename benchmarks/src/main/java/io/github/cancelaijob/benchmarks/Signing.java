package io.github.cancelaijob.benchmarks;

import com.qcloud.cos.auth.COSCredentials;
import com.qcloud.cos.auth.COSSigner;
import com.qcloud.cos.http.HttpMethodName;
import io.github.cancelaijob.core.spi.RequestSigner;
import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.signer.CosSigner;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One signature, of another job each time and by the clock, so that nothing is kept from one to the
 * next but what would be in life.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@State(Scope.Benchmark)
public class Signing {
  private static final String HOST = "examplebucket-1250000000.ci.ap-beijing.myqcloud.com";

  private final RequestSigner signer = CosSigner.create();
  private final Map<String, String> parameters = Map.of("cancel", "");
  private final Map<String, String> headers = Map.of("host", HOST);
  private final COSCredentials credentials = Keys.official();
  private final Map<String, String> mutableParameters = new HashMap<>(parameters);
  private final Map<String, String> mutableHeaders = new HashMap<>(headers);

  /** Paths, the clock, which is the same for all threads, and what can't be shared. */
  @State(Scope.Thread)
  public static class Work {
    private final String[] paths = new String[1024];
    private final COSSigner officialSigner = new COSSigner();
    private final SigningFloor floor = new SigningFloor();
    private long millis = System.currentTimeMillis();
    private int last;

    /** Makes the paths, which aren't part of the work. */
    public Work() {
      Ids ids = new Ids();
      Arrays.setAll(paths, i -> "/ai_jobs/" + ids.next());
    }

    String nextPath() {
      return paths[last++ & (paths.length - 1)];
    }

    long nextMillis() {
      // To read the clock isn't part of the work either.
      if (last % paths.length == 0) {
        millis = System.currentTimeMillis();
      }
      return millis;
    }
  }

  /** Measures this library's signer. */
  @Benchmark
  public String ours(Work work) {
    return signer.authorize(
        SignableRequest.of("PUT", work.nextPath(), parameters, headers),
        Keys.OURS,
        Instant.ofEpochMilli(work.nextMillis()));
  }

  /** Measures the official SDK's signer. */
  @Benchmark
  @SuppressWarnings("JavaUtilDate")
  public String official(Work work) {
    Date start = new Date(work.nextMillis());
    return work.officialSigner.buildAuthorizationStr(
        HttpMethodName.PUT,
        work.nextPath(),
        mutableHeaders,
        mutableParameters,
        credentials,
        start,
        new Date(start.getTime() + 600_000),
        true);
  }

  /** Measures what the documents' pseudo-code becomes with the JDK's classes. */
  @Benchmark
  public String straightforward(Work work) throws GeneralSecurityException {
    return StraightforwardSigner.authorize(
        "put", work.nextPath(), HOST, work.nextMillis() / 1000, 600);
  }

  /** Measures the hashing alone that no signature of the same form can do without. */
  @Benchmark
  public byte[] floor(Work work) {
    return work.floor.hash(work.last++);
  }
}
