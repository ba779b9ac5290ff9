// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.jackson.internal.json.JsonText;
import dev.filechat.jackson.internal.json.MismatchException;
import dev.filechat.jackson.internal.mapper.Variants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes records of JSON. A mismatch says where it is and what is expected there. */
public final class RecordDecoder {
    private final ObjectMapper mapper;
    private final JavaType type;
    private final ObjectNode schema;

    public RecordDecoder(ObjectMapper mapper, JavaType type, ObjectNode schema) {
        this.mapper = mapper;
        this.type = type;
        this.schema = schema;
    }

    public Object decode(JsonNode json) throws MismatchException {
        try {
            Object value = json.isNull() ? null : mapper.readerFor(type).readValue(mapper.treeAsTokens(json));
            if (value == null) {
                throw new MismatchException(List.of(), MismatchDescription.mismatch(schema, json), null);
            }
            return value;
        } catch (JsonMappingException e) {
            throw mismatch(json, e);
        } catch (JsonProcessingException e) {
            throw new MismatchException(List.of(), MismatchDescription.mismatch(schema, json), null);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a tree of JSON failed", e);
        } catch (RuntimeException | StackOverflowError e) { // from the caller's modules, or for deep records
            throw new MismatchException(List.of(), JsonText.problem(e), null);
        }
    }

    /** Makes the mismatch of an exception of Jackson's, whose message is not used since it quotes values. */
    private MismatchException mismatch(JsonNode json, JsonMappingException e) {
        List<String> path = new ArrayList<>(e.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex()))
                .toList());
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new MismatchException(path, "unknown property; known are " + known(unknown), null);
        }
        if (e instanceof InvalidTypeIdException unknown && unknown.getBaseType() != null) {
            Class<?> base = unknown.getBaseType().getRawClass();
            JsonNode place = new SchemaWalk(schema, json).to(path).value();
            if (place.isObject()) {
                String property = Variants.property(base).orElseThrow();
                path.add(property);
                return new MismatchException(path, variants(base, place.has(property)), null);
            }
        }
        Throwable refusal = refusal(e);
        if (refusal != null) {
            return refusal instanceof StackOverflowError
                    ? new MismatchException(path, JsonText.problem(refusal), null)
                    : new MismatchException(path, "refused by the record: " + reason(refusal), refusal);
        }
        SchemaWalk place = new SchemaWalk(schema, json).to(path);
        List<String> keys =
                MismatchDescription.texts(place.schema().path("propertyNames").path("enum"));
        if (!keys.isEmpty() && place.value().isObject()) {
            place.value().properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(key -> !keys.contains(key))
                    .findFirst()
                    .ifPresent(path::add);
            return new MismatchException(path, "unknown key; expected one of " + MismatchException.names(keys), null);
        }
        return new MismatchException(path, MismatchDescription.mismatch(place.schema(), place.value()), null);
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return MismatchException.names(unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.toList()));
    }

    private static String variants(Class<?> base, boolean found) {
        return "expected one of "
                + MismatchException.names(
                        Variants.areOf(base)
                                ? Variants.of(base).stream().map(Variants::name).toList()
                                : List.of(Variants.name(base)))
                + ", found " + (found ? "something else" : "nothing");
    }

    private static String reason(Throwable refusal) {
        return refusal.getMessage() == null ? refusal.getClass().getSimpleName() : refusal.getMessage();
    }

    /** What the constructor of a record threw; null if it did not. */
    private static @Nullable Throwable refusal(JsonMappingException e) {
        return e instanceof ValueInstantiationException ? e.getCause() : null;
    }
}
