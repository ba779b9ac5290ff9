// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.jackson.internal.json.JsonText;
import dev.filechat.jackson.internal.json.MarkdownFence;
import dev.filechat.jackson.internal.json.MismatchException;
import dev.filechat.jackson.internal.mapper.StrictMapper;
import dev.filechat.jackson.internal.schema.RecordDecoder;
import dev.filechat.jackson.internal.schema.RecordSchema;
import dev.filechat.jackson.internal.schema.SupportedTypes;
import dev.filechat.jackson.internal.schema.Wrapped;
import java.lang.reflect.Type;

/**
 * The format of answers that are records: makes the JSON schema of a record, and makes records of answers.
 *
 * <p>Supported are records with components that are records, enums, lists, sets, arrays, maps with texts or an enum as
 * keys, sealed interfaces that permit records, {@link java.util.Optional} of these, {@code boolean}, the numbers of
 * {@code java.lang} and {@code java.math}, {@code String}, {@code byte[]} (base64), {@code UUID}, {@code URI}, and of
 * {@code java.time} {@code Instant}, {@code OffsetDateTime}, {@code ZonedDateTime}, {@code LocalDate},
 * {@code LocalTime}, {@code LocalDateTime}, {@code YearMonth}, {@code Duration} and {@code Period}. Records may be
 * generic and may contain themselves. A component is required unless it is an {@code Optional} or has an annotation
 * called {@code Nullable}. The records of a sealed interface have a property "type" with their simple name, unless
 * {@code @JsonTypeInfo} says otherwise. {@code @JsonPropertyDescription} and {@code @JsonClassDescription} are
 * descriptions for the model.
 *
 * <p>The schema's root is always an object, as services of this kind require: for any type but a record it is
 * {@code {"value": …}}, which is added and removed here. Only the paths of mismatches show it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <T> the type of the values
 */
public final class RecordFormat<T> implements OutputFormat<T> {
    private final ObjectMapper mapper;
    private final JavaType type;
    private final JavaType root;
    private final RecordDecoder decoding;
    private final boolean wrapped;
    private final ObjectNode schema;

    private RecordFormat(ObjectMapper strictMapper, Type type) {
        this.mapper = strictMapper;
        this.type = mapper.constructType(type);
        this.wrapped = !this.type.getRawClass().isRecord();
        new SupportedTypes(mapper).check(this.type, "the type of the format");
        RecordSchema schemas = new RecordSchema(mapper);
        this.schema = wrapped ? schemas.of(Wrapped.class, type) : schemas.of(type);
        this.root = wrapped ? mapper.getTypeFactory().constructParametricType(Wrapped.class, this.type) : this.type;
        this.decoding = new RecordDecoder(mapper, root, schema);
    }

    /**
     * {@return the format of a type}
     *
     * @throws IllegalArgumentException if the type, or a part of it, has no JSON schema
     */
    public static <T> RecordFormat<T> of(Class<T> type) {
        return new RecordFormat<>(StrictMapper.create(), requireNonNull(type, "type"));
    }

    /** As {@link #of(TypeReference, ObjectMapper)}. */
    public static <T> RecordFormat<T> of(Class<T> type, ObjectMapper mapper) {
        requireNonNull(type, "type");
        return new RecordFormat<>(StrictMapper.of(requireNonNull(mapper, "mapper")), type);
    }

    /**
     * {@return the format of a generic type, such as {@code new TypeReference<List<Item>>() {}}}
     *
     * @throws IllegalArgumentException if the type, or a part of it, has no JSON schema
     */
    public static <T> RecordFormat<T> of(TypeReference<T> type) {
        return new RecordFormat<>(
                StrictMapper.create(), requireNonNull(type, "type").getType());
    }

    /**
     * {@return the format of a type, by a copy of the caller's mapper} The copy keeps its names of properties and its
     * modules, but is as strict as the default.
     *
     * @throws IllegalArgumentException if the type, or a part of it, has no JSON schema
     */
    public static <T> RecordFormat<T> of(TypeReference<T> type, ObjectMapper mapper) {
        requireNonNull(type, "type");
        return new RecordFormat<>(StrictMapper.of(requireNonNull(mapper, "mapper")), type.getType());
    }

    @Override
    public String jsonSchema() {
        return schema.toString();
    }

    /**
     * Makes a value of an answer's text, without coercion. Properties that are unknown, missing or there twice, null
     * where it is not allowed, another kind of value, numbers that the type cannot represent, and text before or after
     * the JSON are all refused. 3.0 is an integer, as in JSON schema. Markdown fences around the text are removed,
     * whatever language they name.
     *
     * @throws OutputMismatchException if the text does not match: has the path in the text, what is expected there and
     *     what kind of value was found. If the constructor of a record threw, has its message, and the exception as the
     *     cause
     */
    @Override
    public T decode(String text) {
        requireNonNull(text, "text");
        try {
            return value(JsonText.parse(MarkdownFence.off(text)));
        } catch (MismatchException e) {
            throw new OutputMismatchException(e.path(), e.problem(), text, e.getCause());
        }
    }

    /**
     * {@return a value as the text that {@link #decode} reads, for an example in a question, or a scripted answer in a
     * test}
     *
     * @throws IllegalArgumentException if the value cannot be written
     */
    public String encode(T value) {
        requireNonNull(value, "value");
        try {
            return mapper.writerFor(root).writeValueAsString(wrapped ? new Wrapped<>(value) : value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The value cannot be written as " + type.toCanonical(), e);
        }
    }

    /** Whether the type is not a record, so that its values are wrapped in an object. */
    boolean isWrapped() {
        return wrapped;
    }

    /** The mapper of the values. */
    ObjectMapper mapper() {
        return mapper;
    }

    @SuppressWarnings("unchecked") // Jackson makes values of the type
    T value(JsonNode json) throws MismatchException {
        Object value = decoding.decode(json);
        return (T) (value instanceof Wrapped<?>(Object content) ? content : value);
    }

    @Override
    public String toString() {
        return "RecordFormat[" + type.toCanonical() + "]";
    }
}
