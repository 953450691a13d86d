package io.github.cancelaijob.core;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.RequestSigner;
import io.github.cancelaijob.core.spi.SignableRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class RecordingSigner implements RequestSigner {
  static final String SIGNATURE = "fakesignature0123456789";
  static final String AUTHORIZATION =
      "q-sign-algorithm=sha1&q-ak=AKIDFAKE&q-signature=" + SIGNATURE;

  final List<SignableRequest> requests = new ArrayList<>();
  final List<Credentials> credentials = new ArrayList<>();
  final List<Instant> times = new ArrayList<>();

  @Override
  public String authorize(SignableRequest request, Credentials credentials, Instant now) {
    requests.add(request);
    this.credentials.add(credentials);
    times.add(now);
    return AUTHORIZATION;
  }
}
