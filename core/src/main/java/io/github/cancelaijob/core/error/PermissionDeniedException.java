package io.github.cancelaijob.core.error;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.Bucket;
import org.jspecify.annotations.Nullable;

/** Thrown if the key is good but may not cancel, or not describe, jobs of this bucket. */
public final class PermissionDeniedException extends CancelAIJobException {
  private static final long serialVersionUID = 1L;

  private final String action;
  private final String resource;

  /**
   * Creates an error of this kind.
   *
   * @param action the CAM action that is needed, such as {@code ci:CancelAiProcessJob}
   * @param bucket the bucket of the jobs; {@code null} if it isn't known
   */
  public PermissionDeniedException(ErrorDetails details, String action, @Nullable Bucket bucket) {
    super(details, null);
    this.action = requireNonNull(action, "action");
    this.resource =
        bucket == null
            ? "qcs::ci::uid/<APPID>:bucket/<BucketName-APPID>/*"
            : "qcs::ci::uid/" + bucket.appId() + ":bucket/" + bucket + "/*";
  }

  /**
   * Returns the CAM action to grant, as CI's document <a
   * href="https://intl.cloud.tencent.com/document/product/1045/49896">Authorization Granularity
   * Details</a> names the one to cancel; the one to describe follows its example.
   */
  public String requiredAction() {
    return action;
  }

  /** Returns the CAM resource to grant it on, in six segments, from the same document. */
  public String requiredResource() {
    return resource;
  }

  @Override
  public String advice() {
    if (errorCode().orElse("").equals("CIRoleNotExist")) {
      return "Create the service role CI_QCSRole in the CI console";
    }
    return isMoneyOrLaw()
        ? "Check the account in the console: overdue payment, or a legal restriction"
        : "Grant the key's user or role " + action + " on " + resource;
  }

  private boolean isMoneyOrLaw() {
    int status = httpStatus().orElse(0);
    return status == 402 || status == 451;
  }
}
