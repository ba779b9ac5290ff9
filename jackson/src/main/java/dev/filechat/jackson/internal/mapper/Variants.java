// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.mapper;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records that implement an interface, and how JSON tells them apart: by the property "type" with the record's
 * simple name, unless Jackson's annotations say otherwise.
 */
public final class Variants {
    private static final String PROPERTY = "type";

    private Variants() {}

    /** Whether the type is an interface of known records. */
    public static boolean areOf(Class<?> type) {
        return type.isInterface() && (type.isSealed() || type.isAnnotationPresent(JsonSubTypes.class));
    }

    /** The records, including those of sealed interfaces that extend the type. */
    public static List<Class<?>> of(Class<?> type) {
        JsonSubTypes annotation = type.getAnnotation(JsonSubTypes.class);
        Class<?>[] direct = annotation == null
                ? type.getPermittedSubclasses()
                : Arrays.stream(annotation.value())
                        .map(JsonSubTypes.Type::value)
                        .toArray(Class<?>[]::new);
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> subtype : direct) {
            all.addAll(areOf(subtype) ? of(subtype) : List.of(subtype));
        }
        return List.copyOf(all);
    }

    /** The property that tells which record an object is; empty for types that need none. */
    public static Optional<String> property(Class<?> type) {
        if (!type.isRecord() && !areOf(type)) {
            return Optional.empty(); // even String implements a sealed interface
        }
        List<Class<?>> family = family(type);
        for (Class<?> member : family) {
            JsonTypeInfo info = member.getAnnotation(JsonTypeInfo.class);
            if (info != null) {
                return Optional.of(info.property().isEmpty() ? info.use().getDefaultPropertyName() : info.property());
            }
        }
        return family.stream().anyMatch(Variants::areOf) ? Optional.of(PROPERTY) : Optional.empty();
    }

    /** The value of that property for a record. */
    public static String name(Class<?> type) {
        JsonTypeName name = type.getAnnotation(JsonTypeName.class);
        if (name != null && !name.value().isEmpty()) {
            return name.value();
        }
        return family(type).stream()
                .filter(member -> member.isAnnotationPresent(JsonSubTypes.class))
                .flatMap(member ->
                        Arrays.stream(member.getAnnotation(JsonSubTypes.class).value()))
                .filter(subtype -> subtype.value() == type && !subtype.name().isEmpty())
                .map(JsonSubTypes.Type::name)
                .findFirst()
                .orElse(type.getSimpleName());
    }

    /** The type and all the interfaces that it implements, the nearest first. */
    static List<Class<?>> family(Class<?> type) {
        List<Class<?>> family = new ArrayList<>(List.of(type));
        for (int i = 0; i < family.size(); i++) {
            family.addAll(List.of(family.get(i).getInterfaces()));
        }
        return family;
    }
}
