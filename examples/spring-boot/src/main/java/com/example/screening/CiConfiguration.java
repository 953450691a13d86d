package com.example.screening;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.credentials.DefaultCredentialsChain;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What belongs to whom: Spring closes the client, the keys and the port, each once. */
@Configuration(proxyBeanMethods = false)
class CiConfiguration {
  /** The application's own client, with its pool, its proxy and its certificates. */
  @Bean
  CloseableHttpClient httpClient() {
    return HttpClients.custom().useSystemProperties().build();
  }

  @Bean
  HttpTransport transport(CloseableHttpClient httpClient) {
    return ApacheHttpTransport.using(httpClient);
  }

  @Bean
  @ConditionalOnMissingBean
  CredentialsProvider credentials(HttpTransport transport) {
    return DefaultCredentialsChain.create(transport);
  }

  @Bean
  CancelAIJob cancelAIJob(CiProperties ci, CredentialsProvider keys, HttpTransport transport) {
    CancelAIJobClient.Builder client =
        CancelAIJobClient.builder()
            .bucket(ci.bucket())
            .region(ci.region())
            .credentials(keys)
            .signer(CosSigner.create())
            .transport(transport);
    return ci.endpoint() == null ? client.build() : client.endpoint(ci.endpoint()).build();
  }
}
