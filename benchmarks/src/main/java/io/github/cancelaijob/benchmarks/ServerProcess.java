package io.github.cancelaijob.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** A {@link Server} in a process of its own, so that it neither allocates nor compiles in ours. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static ServerProcess start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String port =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII)).readLine();
    if (port == null) {
      throw new IOException("the server has not started");
    }
    return new ServerProcess(process, Integer.parseInt(port));
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
