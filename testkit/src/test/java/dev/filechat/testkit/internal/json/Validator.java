// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** Judges JSON by a library that has nothing to do with the fake. */
public final class Validator {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Validator() {}

    public static void assertFits(String json, String schema) {
        assertThat(REGISTRY.getSchema(schema)
                        .validate(
                                json,
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(json)
                .isEmpty();
    }
}
