package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;

/** Who is measured. Every one of a stack has a client with the same settings. */
public enum Rival {
  /** A socket, and nothing that knows HTTP: what no client can be faster than. */
  SOCKET {
    @Override
    Canceler open(int port) {
      return new BareSocket(port);
    }
  },
  /** This library over {@code java.net.http}. */
  JDK {
    @Override
    Canceler open(int port) {
      RawJdk raw = new RawJdk(port);
      return new Ours(port, JdkHttpTransport.using(raw.client()), raw);
    }
  },
  /** The stack alone: one request without a signature, the answer's status, and its end. */
  JDK_RAW {
    @Override
    Canceler open(int port) {
      return new RawJdk(port);
    }
  },
  /** The stack alone, with the headers of a signed cancel, ready made. */
  JDK_HEADERS {
    @Override
    Canceler open(int port) {
      return new RawJdk(port, CancelHeaders.readyMade());
    }
  },
  /** The stack alone, which signs each cancel, and does nothing else that this library does. */
  JDK_SIGNED {
    @Override
    Canceler open(int port) {
      return new RawJdk(port, new SignedHeaders(port));
    }
  },
  /** This library over Apache HttpClient 5, the classic client. */
  APACHE {
    @Override
    Canceler open(int port) {
      RawApache raw = new RawApache(port);
      return new Ours(port, ApacheHttpTransport.using(raw.client()), raw);
    }
  },
  /** As {@link #JDK_RAW}. */
  APACHE_RAW {
    @Override
    Canceler open(int port) {
      return new RawApache(port);
    }
  },
  /** As {@link #JDK_HEADERS}. */
  APACHE_HEADERS {
    @Override
    Canceler open(int port) {
      return new RawApache(port, CancelHeaders.readyMade());
    }
  },
  /** As {@link #JDK_SIGNED}. */
  APACHE_SIGNED {
    @Override
    Canceler open(int port) {
      return new RawApache(port, new SignedHeaders(port));
    }
  },
  /** This library over Apache HttpClient 5, the asynchronous client. */
  APACHE_ASYNC {
    @Override
    Canceler open(int port) {
      RawApacheAsync raw = new RawApacheAsync(port);
      return new Ours(port, ApacheHttpTransport.using(raw.client()), raw);
    }
  },
  /** As {@link #JDK_RAW}. */
  APACHE_ASYNC_RAW {
    @Override
    Canceler open(int port) {
      return new RawApacheAsync(port);
    }
  },
  /** As {@link #JDK_HEADERS}. */
  APACHE_ASYNC_HEADERS {
    @Override
    Canceler open(int port) {
      return new RawApacheAsync(port, CancelHeaders.readyMade());
    }
  },
  /** As {@link #JDK_SIGNED}. */
  APACHE_ASYNC_SIGNED {
    @Override
    Canceler open(int port) {
      return new RawApacheAsync(port, new SignedHeaders(port));
    }
  },
  /** This library over OkHttp. */
  OKHTTP {
    @Override
    Canceler open(int port) {
      RawOkHttp raw = new RawOkHttp(port);
      return new Ours(port, OkHttpTransport.using(raw.client()), raw);
    }
  },
  /** As {@link #JDK_RAW}. */
  OKHTTP_RAW {
    @Override
    Canceler open(int port) {
      return new RawOkHttp(port);
    }
  },
  /** As {@link #JDK_HEADERS}. */
  OKHTTP_HEADERS {
    @Override
    Canceler open(int port) {
      return new RawOkHttp(port, CancelHeaders.readyMade());
    }
  },
  /** As {@link #JDK_SIGNED}. */
  OKHTTP_SIGNED {
    @Override
    Canceler open(int port) {
      return new RawOkHttp(port, new SignedHeaders(port));
    }
  },
  /** The official SDK, whose nearest operation cancels media jobs; it signs, too. */
  OFFICIAL {
    @Override
    Canceler open(int port) {
      return new OfficialSdk(port);
    }
  };

  /** Opens a way to cancel jobs at {@code port} of this machine. */
  abstract Canceler open(int port);
}
