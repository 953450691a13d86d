package io.github.cancelaijob.core.error;

import io.github.cancelaijob.core.Bucket;
import org.jspecify.annotations.Nullable;

/** Thrown if the key is good but may not cancel jobs of this bucket. */
public final class PermissionDeniedException extends CancelAIJobException {
  private static final long serialVersionUID = 1L;
  private static final String ACTION = "ci:CancelAiProcessJob";

  private final String resource;

  /**
   * Creates an error of this kind.
   *
   * @param bucket the bucket whose jobs were to be canceled; {@code null} if it isn't known
   */
  public PermissionDeniedException(ErrorDetails details, @Nullable Bucket bucket) {
    super(details, null);
    this.resource =
        bucket == null
            ? "qcs::ci::uid/<APPID>:bucket/<BucketName-APPID>/*"
            : "qcs::ci::uid/" + bucket.appId() + ":bucket/" + bucket + "/*";
  }

  /**
   * Returns the CAM action to grant, as CI's document <a
   * href="https://intl.cloud.tencent.com/document/product/1045/49896">Authorization Granularity
   * Details</a> names it.
   */
  public String requiredAction() {
    return ACTION;
  }

  /** Returns the CAM resource to grant it on, in six segments, from the same document. */
  public String requiredResource() {
    return resource;
  }

  @Override
  public String advice() {
    if (errorCode().filter("CIRoleNotExist"::equals).isPresent()) {
      return "Create the service role CI_QCSRole in the CI console";
    }
    return isMoneyOrLaw()
        ? "Check the account in the console: overdue payment, or a legal restriction"
        : "Grant the key's user or role " + ACTION + " on " + resource;
  }

  private boolean isMoneyOrLaw() {
    int status = httpStatus().orElse(0);
    return status == 402 || status == 451;
  }
}
