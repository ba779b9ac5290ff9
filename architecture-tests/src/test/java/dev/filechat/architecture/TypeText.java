// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.stream.Stream;

/** Types as a source has them, with their nullness. The texts of the JDK differ from version to version. */
final class TypeText {
    private TypeText() {}

    static String of(AnnotatedType type) {
        String nullable = isNullable(type) ? "@Nullable " : "";
        return switch (type) {
            case AnnotatedArrayType array ->
                of(array.getAnnotatedGenericComponentType()) + (nullable.isEmpty() ? "" : " @Nullable ") + "[]";
            case AnnotatedParameterizedType generic ->
                nullable + name(erased(generic)) + join(generic.getAnnotatedActualTypeArguments(), ", ", "<", ">");
            case AnnotatedWildcardType wildcard ->
                wildcard.getAnnotatedLowerBounds().length > 0
                        ? "? super " + join(wildcard.getAnnotatedLowerBounds(), " & ", "", "")
                        : "?" + upperBounds(wildcard.getAnnotatedUpperBounds());
            case AnnotatedTypeVariable variable -> nullable + variable.getType().getTypeName();
            default -> nullable + name(type.getType());
        };
    }

    /** The type without its arguments; for a type variable, which a method may throw, what all of its values are. */
    static Class<?> erased(AnnotatedType type) {
        return switch (type.getType()) {
            case Class<?> known -> known;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> Throwable.class;
        };
    }

    /** By name, as each module's class loader has the annotation of its own. */
    private static boolean isNullable(AnnotatedType type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getName().equals("org.jspecify.annotations.Nullable"));
    }

    static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Stream.of(variables)
                        .map(variable -> variable.getName() + upperBounds(variable.getAnnotatedBounds()))
                        .collect(joining(", ", "<", ">"));
    }

    static String name(Type type) {
        String name = type instanceof Class<?> known ? known.getCanonicalName() : type.getTypeName();
        return name.replaceFirst("^java\\.lang\\.(?=[^.]+$)", "");
    }

    private static String upperBounds(AnnotatedType[] bounds) {
        String joined = join(bounds, " & ", " extends ", "");
        return joined.equals(" extends Object") ? "" : joined;
    }

    private static String join(AnnotatedType[] types, String between, String before, String after) {
        return types.length == 0 ? "" : Stream.of(types).map(TypeText::of).collect(joining(between, before, after));
    }
}
