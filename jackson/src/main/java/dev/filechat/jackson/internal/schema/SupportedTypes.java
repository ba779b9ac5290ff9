// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.schema;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.filechat.jackson.internal.mapper.Scalar;
import dev.filechat.jackson.internal.mapper.Variants;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses types that a JSON schema cannot describe, or that cannot be read, before a request is made. */
public final class SupportedTypes {
    /** The annotations of Jackson that the schema follows, or that do not change it. */
    private static final Set<Class<? extends Annotation>> ANNOTATIONS = Set.of(
            JsonProperty.class,
            JsonPropertyDescription.class,
            JsonClassDescription.class,
            JsonPropertyOrder.class,
            JsonInclude.class,
            JsonAlias.class,
            JsonAutoDetect.class,
            JsonNaming.class,
            JsonTypeInfo.class,
            JsonSubTypes.class,
            JsonTypeName.class);

    private final ObjectMapper mapper;
    private final Set<JavaType> seen = new HashSet<>();

    public SupportedTypes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Checks a type and its parts.
     *
     * @param where the place of the type, for the message
     * @throws IllegalArgumentException if one of them is not supported
     */
    public void check(JavaType type, String where) {
        Class<?> raw = type.getRawClass();
        if (Scalar.of(raw) != null || !seen.add(type)) {
            return;
        }
        if (type.isEnumType()) {
            if (raw.getEnumConstants() == null || raw.getEnumConstants().length == 0) {
                throw refused(type, where, "an enum needs constants");
            }
        } else if (type.isMapLikeType()) {
            checkKeys(type, where);
            check(type.getContentType(), where);
        } else if (type.isContainerType() && !type.isReferenceType()) {
            check(type.getContentType(), where);
        } else if (Variants.areOf(raw)) {
            checkVariants(type, where);
        } else if (raw.isRecord()) {
            checkRecord(type);
        } else {
            throw refused(type, where, advice(type));
        }
    }

    private void checkKeys(JavaType type, String where) {
        Class<?> key = type.getKeyType().getRawClass();
        if (key != String.class && !key.isEnum()) {
            throw refused(type, where, "the keys of a map must be Strings or of an enum");
        }
    }

    private void checkVariants(JavaType type, String where) {
        checkAnnotations(type.getRawClass(), type.getRawClass().getName());
        JsonTypeInfo info = type.getRawClass().getAnnotation(JsonTypeInfo.class);
        boolean byName = info == null
                || (Set.of(JsonTypeInfo.Id.NAME, JsonTypeInfo.Id.SIMPLE_NAME).contains(info.use())
                        && info.include() == JsonTypeInfo.As.PROPERTY);
        if (!byName) {
            throw refused(
                    type, where, "of @JsonTypeInfo only the names NAME and SIMPLE_NAME as PROPERTY are supported");
        }
        Map<String, Class<?>> siblings = new HashMap<>();
        for (Class<?> variant : Variants.of(type.getRawClass())) {
            if (!variant.isRecord()) {
                throw refused(type, where, variant.getName() + ", which it permits, must be a record");
            }
            if (siblings.putIfAbsent(Variants.name(variant), variant) != null) {
                throw refused(
                        type,
                        where,
                        "two records that it permits have the name " + Variants.name(variant)
                                + "; give one of them a @JsonTypeName");
            }
            check(mapper.getTypeFactory().constructSpecializedType(type, variant), where);
        }
    }

    private void checkRecord(JavaType type) {
        Class<?> raw = type.getRawClass();
        checkAccess(raw);
        checkAnnotations(raw, raw.getName());
        Stream.of(raw.getDeclaredConstructors(), raw.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .forEach(member -> checkAnnotations(member, member.getName() + " of " + raw.getName()));
        List<BeanPropertyDefinition> properties =
                mapper.getSerializationConfig().introspect(type).findProperties();
        for (RecordComponent component : raw.getRecordComponents()) {
            String where = component.getName() + " of " + raw.getName();
            properties.stream()
                    .filter(property -> property.getInternalName().equals(component.getName()))
                    .findFirst()
                    .ifPresent(property -> {
                        checkName(raw, property.getName());
                        checkComponent(property.getPrimaryType(), where);
                    });
        }
    }

    /** Jackson would fail only when an answer is read, as if the answer were wrong. */
    private static void checkAccess(Class<?> type) {
        Module module = type.getModule();
        Module jackson = ObjectMapper.class.getModule();
        if (!module.isOpen(type.getPackageName(), jackson)
                && !(isPublic(type) && module.isExported(type.getPackageName(), jackson))) {
            throw new IllegalArgumentException(type.getName() + " is not accessible to Jackson: add \"opens "
                    + type.getPackageName() + (jackson.isNamed() ? " to " + jackson.getName() : "")
                    + ";\" to the module-info.java of " + module.getName());
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    private void checkComponent(JavaType type, String where) {
        check(Optional.class == type.getRawClass() ? type.getContentType() : type, where);
    }

    private static void checkName(Class<?> type, String name) {
        if (Variants.property(type).filter(name::equals).isPresent()) {
            throw new IllegalArgumentException(type.getName() + " has a component \"" + name
                    + "\", which is also the property that tells which record it is; rename the component, or choose "
                    + "another property by @JsonTypeInfo on the interface");
        }
    }

    private static void checkAnnotations(AnnotatedElement element, String where) {
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type.isAnnotationPresent(JacksonAnnotation.class) && !ANNOTATIONS.contains(type)) {
                throw new IllegalArgumentException("@" + type.getSimpleName() + " of " + where
                        + " is not followed by the JSON schema; leave it out, or write an OutputFormat by hand");
            }
        }
    }

    private static String advice(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw == Object.class) {
            return "any value fits it, so nothing can be said of it; name a type, also for type arguments";
        }
        if (Optional.class == raw) {
            return "only a component of a record can be an Optional";
        }
        return raw.isInterface()
                ? "an interface must be sealed, and permit records"
                : "make it a record, or an enum, or one of the types of java.lang, java.math and java.time that "
                        + "RecordFormat lists";
    }

    private static IllegalArgumentException refused(JavaType type, String where, String advice) {
        return new IllegalArgumentException(type.toCanonical() + " (" + where + ") has no JSON schema: " + advice);
    }
}
