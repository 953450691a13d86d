package io.github.cancelaijob.benchmarks;

import com.qcloud.cos.endpoint.UserSpecifiedEndpointBuilder;

/** Has the official SDK send to this machine without the bucket before the host. */
final class LocalEndpoint extends UserSpecifiedEndpointBuilder {
  private final String authority;

  LocalEndpoint(String authority) {
    super(authority, authority);
    this.authority = authority;
  }

  @Override
  public String buildGeneralApiEndpoint(String bucket) {
    return authority;
  }
}
