package io.github.cancelaijob.testkit;

/** The states of an AI job. Only a submitted one can be canceled. */
public enum JobState {
  /** Waits for its turn: the documents' "pending". */
  SUBMITTED("Submitted"),
  /** Is being worked on. */
  RUNNING("Running"),
  /** Ended well. */
  SUCCESS("Success"),
  /** Ended badly. */
  FAILED("Failed"),
  /** Waits for its queue, which is paused. */
  PAUSE("Pause"),
  /** Was canceled. */
  CANCEL("Cancel");

  private final String wireName;

  JobState(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the name that the service gives the state, such as {@code Submitted}. */
  public String wireName() {
    return wireName;
  }
}
