package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.util.Locale;

/** The HTTP stacks to choose from. */
enum Stack {
  JDK("java.net.http") {
    @Override
    HttpTransport open() {
      return JdkHttpTransport.create();
    }
  },
  APACHE("Apache HttpClient 5") {
    @Override
    HttpTransport open() {
      return ApacheHttpTransport.create();
    }
  },
  OKHTTP("OkHttp") {
    @Override
    HttpTransport open() {
      return OkHttpTransport.create();
    }
  };

  final String title;

  Stack(String title) {
    this.title = title;
  }

  /** Returns a new transport, which the caller closes. */
  abstract HttpTransport open();

  /** Returns the name as the command line has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
