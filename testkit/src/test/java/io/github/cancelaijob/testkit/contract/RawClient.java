package io.github.cancelaijob.testkit.contract;

import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** A client with a pool of connections; its settings can be changed by those who shouldn't. */
class RawClient {
  volatile ClientSettings settings;
  private final Semaphore free;
  private final Map<String, Deque<RawConnection>> idle = new ConcurrentHashMap<>();
  private final Set<RawConnection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  RawClient(ClientSettings settings) {
    this.settings = settings;
    this.free = new Semaphore(settings.maxConnections().orElse(Integer.MAX_VALUE), true);
  }

  /** Waits for a connection, which may have been used before or isn't connected yet. */
  RawConnection lease(URI uri) throws IOException, InterruptedException {
    acquire();
    String origin = uri.getScheme() + "://" + uri.getRawAuthority();
    RawConnection connection = idleOf(origin).poll();
    if (connection == null) {
      connection = newConnection(origin);
      open.add(connection);
    }
    if (closed) {
      release(connection);
      throw new IOException("the client is closed");
    }
    return connection;
  }

  void acquire() throws InterruptedException {
    free.acquire();
  }

  final void acquireForNobody() {
    free.acquireUninterruptibly();
  }

  RawConnection newConnection(String origin) {
    return new RawConnection(origin);
  }

  /** Keeps a connection for others, unless it is closed. */
  void keep(RawConnection connection) {
    if (!connection.isClosed()) {
      idleOf(connection.origin).push(connection);
    }
  }

  /** Lets others have a connection, now that this one is kept or closed. */
  void release(RawConnection connection) {
    if (connection.isClosed() || closed) {
      open.remove(connection);
      connection.close();
    }
    free.release();
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
    open.forEach(RawConnection::close);
    open.clear();
    idle.clear();
  }

  private Deque<RawConnection> idleOf(String origin) {
    return idle.computeIfAbsent(origin, any -> new ConcurrentLinkedDeque<>());
  }
}
