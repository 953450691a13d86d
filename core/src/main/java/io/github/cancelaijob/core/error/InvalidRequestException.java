package io.github.cancelaijob.core.error;

/** Thrown if the service refused the request as it was; sent again, it would be refused again. */
public final class InvalidRequestException extends CancelAIJobException {
  private static final long serialVersionUID = 1L;

  /** Creates an error of this kind. */
  public InvalidRequestException(ErrorDetails details) {
    super(details, null);
  }

  @Override
  public String advice() {
    switch (errorCode().orElse("")) {
      case "MissingContentLength":
        return "Something between here and the service drops Content-Length; look at the proxies";
      case "InvalidHost":
      case "NoSuchBucket":
      case "InvalidBucketName":
      case "InvalidRegionName":
        return "Check bucket, region and endpoint, and that CI is enabled for the bucket";
      case "AccessDenied":
        return "The bucket wants more of the request signed than this signer signs";
      case "":
        return "The answer has no error code of the service: a proxy or gateway may have given it";
      default:
        return "Look up the error code in the service's documents; trying again does not help";
    }
  }
}
