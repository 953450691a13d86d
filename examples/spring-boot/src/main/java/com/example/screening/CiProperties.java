package com.example.screening;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code ci.*}: bucket and region; an endpoint only in tests and private clouds. */
@ConfigurationProperties("ci")
record CiProperties(String bucket, String region, URI endpoint) {}
