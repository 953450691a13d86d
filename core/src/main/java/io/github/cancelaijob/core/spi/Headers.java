package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Header fields in the order they were added. A name counts in any case and may come more than
 * once.
 *
 * <p>Immutable. Its text form shows names, never values, which may be secret.
 */
public final class Headers {
  private static final Headers NONE = new Headers(new String[0]);

  private final String[] namesAndValues;

  private Headers(String[] namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  /** Returns no header at all. */
  public static Headers none() {
    return NONE;
  }

  /** Returns a builder without headers. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many fields there are. */
  public int size() {
    return namesAndValues.length / 2;
  }

  /** Returns the name of the field at {@code index}, from 0, in the case it was given in. */
  public String name(int index) {
    return namesAndValues[2 * index];
  }

  /** Returns the value of the field at {@code index}, from 0. */
  public String value(int index) {
    return namesAndValues[2 * index + 1];
  }

  /** Returns the first value of {@code name}. */
  public Optional<String> first(String name) {
    requireNonNull(name, "name");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i].equalsIgnoreCase(name)) {
        return Optional.of(namesAndValues[i + 1]);
      }
    }
    return Optional.empty();
  }

  /** Returns every value of {@code name}, in order; empty if there is none. */
  public List<String> all(String name) {
    requireNonNull(name, "name");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i].equalsIgnoreCase(name)) {
        values.add(namesAndValues[i + 1]);
      }
    }
    return values;
  }

  /** Returns the names alone. */
  @Override
  public String toString() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      names.add(namesAndValues[i]);
    }
    return "Headers" + names;
  }

  /** Collects header fields. Not thread-safe. */
  public static final class Builder {
    private String[] namesAndValues = new String[8];
    private int length;

    private Builder() {}

    /** Adds a field behind those that are there, also if one has this name already. */
    public Builder add(String name, String value) {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
      if (length == namesAndValues.length) {
        namesAndValues = Arrays.copyOf(namesAndValues, 2 * length);
      }
      namesAndValues[length++] = name;
      namesAndValues[length++] = value;
      return this;
    }

    /** Returns the headers. */
    public Headers build() {
      // A full array isn't written to again: who adds to it gets a longer one.
      return new Headers(
          length == namesAndValues.length ? namesAndValues : Arrays.copyOf(namesAndValues, length));
    }
  }
}
