// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What IDEs show of the properties. */
class MetadataTest {
    @Test
    void everyPropertyIsDescribed() throws IOException {
        List<JsonNode> properties = new ArrayList<>();
        for (URL file : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            read(file).get("properties").forEach(properties::add);
        }

        assertThat(properties)
                .filteredOn(property -> property.get("name").textValue().contains("filechat"))
                .hasSizeGreaterThanOrEqualTo(55)
                .allSatisfy(property -> assertThat(property.path("description").textValue())
                        .as(property.get("name").textValue())
                        .endsWith("."));
    }

    private static JsonNode read(URL file) {
        try {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
