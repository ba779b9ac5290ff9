// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.filechat.chat.OutputFormat;

/** A validator of JSON schemas that is independent of filechat. */
final class Validator {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Validator() {}

    static boolean accepts(OutputFormat<?> format, String json) {
        Schema schema = SCHEMAS.getSchema(format.jsonSchema());
        return schema.validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }
}
