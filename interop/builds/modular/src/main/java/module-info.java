// SPDX-License-Identifier: Apache-2.0
/** A program that reads documents. */
module com.example {
    requires dev.filechat;
    requires dev.filechat.bulk;
    requires dev.filechat.jackson;
    requires dev.filechat.micrometer;
    requires dev.filechat.opentelemetry;
    requires io.opentelemetry.api;
    requires io.opentelemetry.context;
    requires micrometer.core;
    requires micrometer.observation;
    requires com.fasterxml.jackson.annotation;

    // Records are made and read by Jackson.
    opens com.example to
            com.fasterxml.jackson.databind;
}
