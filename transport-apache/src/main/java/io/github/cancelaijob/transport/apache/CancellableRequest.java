package io.github.cancelaijob.transport.apache;

import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * A request of the classic client that can be given up on any thread. The client's own kind is made
 * from a URI alone, which costs more to parse than all else here.
 */
final class CancellableRequest extends BasicClassicHttpRequest
    implements CancellableDependency, Configurable {
  private static final long serialVersionUID = 1;

  private final transient RequestConfig config;
  // What the exchange waits for at present.
  private transient @Nullable Cancellable dependency;
  private boolean cancelled;

  CancellableRequest(
      String method, String scheme, URIAuthority authority, String path, RequestConfig config) {
    super(method, scheme, authority, path);
    this.config = config;
  }

  @Override
  public RequestConfig getConfig() {
    return config;
  }

  @Override
  public void setDependency(Cancellable next) {
    synchronized (this) {
      dependency = next;
      if (!cancelled) {
        return;
      }
    }
    next.cancel();
  }

  @Override
  public boolean cancel() {
    Cancellable current;
    synchronized (this) {
      if (cancelled) {
        return false;
      }
      cancelled = true;
      current = dependency;
    }
    if (current != null) {
      current.cancel();
    }
    return true;
  }

  @Override
  public synchronized boolean isCancelled() {
    return cancelled;
  }
}
