package io.github.cancelaijob.credentials;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys of a source as long as they are good. Thread-safe, without a thread of its own.
 *
 * <p>Keys are replaced five minutes before they expire, or when a fifth of their time is left if
 * that is later; keys without an expiry are looked up again after five minutes. The thread that
 * comes first then asks the source, while others go on with the keys at hand. A thread waits for
 * another only if there are no valid keys. A source that failed isn't asked for five seconds, and
 * its failure replaces no keys that are still valid.
 */
public final class CachingCredentials implements CredentialsProvider, AutoCloseable {
  private final CredentialsSource source;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  // Written by who has the lock, but for the end.
  private final AtomicReference<Held> held = new AtomicReference<>(Held.NOTHING);

  private CachingCredentials(CredentialsSource source, Clock clock) {
    this.source = requireNonNull(source, "source");
    this.clock = clock;
  }

  /** Returns a provider of what {@code source} has, which is first asked when keys are needed. */
  public static CachingCredentials of(CredentialsSource source) {
    return of(source, Clock.systemUTC());
  }

  static CachingCredentials of(CredentialsSource source, Clock clock) {
    return new CachingCredentials(source, clock);
  }

  /**
   * Returns valid keys.
   *
   * @throws CredentialsException if there are none, or the thread was interrupted while it waited
   *     for them; its interrupt flag is then set
   * @throws IllegalStateException if this is closed
   */
  @Override
  public Credentials credentials() {
    Held current = current();
    Instant now = clock.instant();
    Credentials valid = current.valid(now);
    if (valid == null) {
      return await(null);
    }
    if (current.isDue(now) && asking.tryLock()) {
      try {
        // In between, another thread may have been here.
        return held.get() == current ? ask(current, null) : valid;
      } finally {
        asking.unlock();
      }
    }
    return valid;
  }

  /**
   * Returns other keys than {@code rejected}, which are fetched unless that has happened already;
   * {@code rejected} itself if the source has no others.
   *
   * @throws CredentialsException as {@link #credentials} does
   * @throws IllegalStateException if this is closed
   */
  @Override
  public Credentials refresh(Credentials rejected) {
    requireNonNull(rejected, "rejected");
    Credentials valid = current().valid(clock.instant());
    return valid == null || same(valid, rejected) ? await(rejected) : valid;
  }

  /** Forgets the keys; whatever the source uses stays open. Closing again does nothing. */
  @Override
  public void close() {
    held.set(Held.CLOSED);
  }

  /** Returns valid keys other than {@code rejected}, behind whoever is asking for them now. */
  private Credentials await(@Nullable Credentials rejected) {
    lock();
    try {
      Held current = current();
      Instant now = clock.instant();
      Credentials valid = current.valid(now);
      if (valid != null && !same(valid, rejected)) {
        return valid;
      }
      CredentialsException failure = current.failure();
      if (current.isResting(now) && failure != null) {
        throw failure.again();
      }
      return current.isResting(now) && valid != null && rejected != null
          ? rejected
          : ask(current, rejected);
    } finally {
      asking.unlock();
    }
  }

  private void lock() {
    // Only a wait can be interrupted.
    if (asking.tryLock()) {
      return;
    }
    try {
      asking.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CredentialsException("interrupted while another thread was asking for keys", e);
    }
  }

  /** Asks the source, for which the thread needs the lock. */
  private Credentials ask(Held before, @Nullable Credentials rejected) {
    ExpiringCredentials keys;
    try {
      keys = fetch();
    } catch (RuntimeException e) {
      return validDespite(CredentialsException.of(e), before, rejected);
    }
    Instant now = clock.instant();
    Held after = Held.of(keys, now);
    if (rejected != null && same(keys.credentials(), rejected)) {
      replace(before, after.afterRejection(now));
      return rejected;
    }
    replace(before, after);
    return keys.credentials();
  }

  private ExpiringCredentials fetch() {
    ExpiringCredentials keys = requireNonNull(source.fetch(), "the source returned null");
    Instant now = clock.instant();
    if (!keys.isValid(now)) {
      throw new CredentialsException(
          "there are only keys that have expired, "
              + keys.expiry().orElseThrow()
              + ", and it is "
              + now
              + " here; renew them, or set this machine's clock");
    }
    return keys;
  }

  private Credentials validDespite(
      CredentialsException failure, Held before, @Nullable Credentials rejected) {
    Instant now = clock.instant();
    // That a thread was interrupted says nothing about the source.
    if (!Thread.currentThread().isInterrupted()) {
      replace(before, before.afterFailure(failure, now));
    }
    Credentials valid = before.valid(now);
    if (valid == null || rejected != null) {
      throw failure;
    }
    return valid;
  }

  private Held current() {
    Held current = held.get();
    if (current == Held.CLOSED) {
      throw closed();
    }
    return current;
  }

  private void replace(Held before, Held after) {
    if (!held.compareAndSet(before, after)) {
      throw closed();
    }
  }

  private static IllegalStateException closed() {
    return new IllegalStateException("closed; create another, and close it behind its last call");
  }

  private static boolean same(Credentials keys, @Nullable Credentials others) {
    return others != null
        && keys.secretId().equals(others.secretId())
        && keys.secretKey().equals(others.secretKey())
        && keys.token().equals(others.token());
  }
}
