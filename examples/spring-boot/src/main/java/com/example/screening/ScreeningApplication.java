package com.example.screening;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Has videos screened by AI jobs, and takes the jobs back that nobody needs any more. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ScreeningApplication {
  public static void main(String[] args) {
    SpringApplication.run(ScreeningApplication.class, args);
  }
}
