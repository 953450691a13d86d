package io.github.cancelaijob.core;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider whose keys change when they are refused, and which keeps what it was asked. */
final class Rotating implements CredentialsProvider {
  final AtomicInteger asked = new AtomicInteger();
  final List<Credentials> rejected = new ArrayList<>();

  @Override
  public Credentials credentials() {
    asked.incrementAndGet();
    return keys(rejected.size());
  }

  @Override
  public Credentials refresh(Credentials rejected) {
    this.rejected.add(rejected);
    return keys(this.rejected.size());
  }

  static Credentials keys(int number) {
    return Credentials.of("AKIDFAKE" + number, "FAKE/KEY/" + number, "FAKE/TOKEN/" + number);
  }
}
