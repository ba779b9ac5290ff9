// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.mapper;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Makes mappers that do not coerce values, and that write what they read. */
public final class StrictMapper {
    /** The features that coerce values. */
    private static final DeserializationFeature[] LENIENT = {
        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
        DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
        DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT,
        DeserializationFeature.UNWRAP_ROOT_VALUE,
        DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
        DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL,
        DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE
    };

    private StrictMapper() {}

    /** {@return a new strict mapper} */
    public static ObjectMapper create() {
        return of(new JsonMapper());
    }

    /** {@return a strict copy of a mapper} The copy keeps its names of properties and its modules. */
    @SuppressWarnings("deprecation") // MapperFeature of a mapper that is already built
    public static ObjectMapper of(ObjectMapper mapper) {
        ObjectMapper copy = mapper.copy().registerModules(new Jdk8Module(), new JavaTimeModule());
        copy.deactivateDefaultTyping();
        copy.setDefaultLeniency(false);
        copy.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        copy.configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES, false);
        copy.configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS, false);
        copy.configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES, false);
        copy.disable(LENIENT[0], LENIENT);
        copy.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_INVALID_SUBTYPE,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                DeserializationFeature.WRAP_EXCEPTIONS);
        copy.disable(
                SerializationFeature.WRAP_ROOT_VALUE,
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                SerializationFeature.WRITE_ENUMS_USING_INDEX);
        return copy.registerModule(new StrictModule());
    }
}
