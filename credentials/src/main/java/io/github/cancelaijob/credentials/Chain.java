package io.github.cancelaijob.credentials;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first source that has keys. */
final class Chain implements CredentialsSource {
  private final List<CredentialsSource> sources;
  // Another source's keys are another's permissions: a process doesn't change them in between.
  private volatile @Nullable CredentialsSource found;

  Chain(List<CredentialsSource> sources) {
    this.sources = sources;
  }

  @Override
  public ExpiringCredentials fetch() {
    CredentialsSource known = found;
    return known == null ? search() : known.fetch();
  }

  private ExpiringCredentials search() {
    List<CredentialsException> failures = new ArrayList<>();
    for (CredentialsSource source : sources) {
      try {
        ExpiringCredentials keys = requireNonNull(source.fetch(), "the source returned null");
        found = source;
        return keys;
      } catch (RuntimeException e) {
        CredentialsException failure = CredentialsException.of(e);
        failures.add(failure);
        if (failure.isMisconfigured()) {
          break;
        }
      }
    }
    throw none(failures);
  }

  private CredentialsException none(List<CredentialsException> failures) {
    StringBuilder message = new StringBuilder("there are no keys:");
    for (CredentialsException failure : failures) {
      message.append("\n- ").append(failure.getMessage());
    }
    boolean stopped = failures.get(failures.size() - 1).isMisconfigured();
    message.append(
        stopped
            ? "\nMend the last of these; no other's keys are taken in the place of wrong ones"
            : "\nPut keys in one of these places");
    CredentialsException none =
        stopped
            ? CredentialsException.misconfigured(message.toString(), null)
            : new CredentialsException(message.toString());
    failures.forEach(none::addSuppressed);
    return none;
  }
}
