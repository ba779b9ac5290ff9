// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedCollection;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What can be used of types from outside: a line for each type, and an indented one for each of its members. */
final class ApiText {
    private ApiText() {}

    static List<String> of(Stream<Class<?>> types) {
        List<String> lines = new ArrayList<>();
        types.filter(ApiText::isVisible)
                .sorted(Comparator.comparing(Class::getName))
                .forEach(type -> {
                    lines.add(header(type));
                    members(type).forEach(member -> lines.add("    " + member));
                });
        return lines;
    }

    private static boolean isVisible(Class<?> type) {
        return !type.isAnonymousClass()
                && !type.isLocalClass()
                && isVisible(type.getModifiers())
                && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String header(Class<?> type) {
        return modifiers(type)
                + kind(type)
                + " "
                + TypeText.name(type)
                + TypeText.variables(type.getTypeParameters())
                + (type.isRecord() ? components(type) : "")
                + (type.getSuperclass() == null || type.isRecord() || type.isEnum()
                        ? ""
                        : list(" extends ", type.getAnnotatedSuperclass()))
                + list(type.isInterface() ? " extends " : " implements ", type.getAnnotatedInterfaces())
                + (type.isSealed()
                        ? Stream.of(type.getPermittedSubclasses())
                                .map(TypeText::name)
                                .sorted()
                                .collect(joining(", ", " permits ", ""))
                        : "");
    }

    private static String modifiers(Class<?> type) {
        int modifiers = type.getModifiers();
        return deprecated(type.isAnnotationPresent(Deprecated.class))
                + (Modifier.isProtected(modifiers) ? "protected " : "")
                + (Modifier.isStatic(modifiers) && !type.isInterface() && !type.isRecord() && !type.isEnum()
                        ? "static "
                        : "")
                + (Modifier.isAbstract(modifiers) && !type.isInterface() && !type.isEnum() ? "abstract " : "")
                + (Modifier.isFinal(modifiers) && !type.isRecord() && !type.isEnum() ? "final " : "")
                + (type.isSealed() && !type.isEnum() ? "sealed " : "");
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isRecord() ? "record" : "class";
    }

    private static String components(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(component -> TypeText.of(component.getAnnotatedType()) + " " + component.getName())
                .collect(joining(", ", "(", ")"));
    }

    private static SequencedCollection<String> members(Class<?> type) {
        TreeSet<String> members = new TreeSet<>(fieldsAndMethods(type));
        Stream.of(type.getDeclaredConstructors())
                .filter(ApiText::isVisibleMember)
                .map(ApiText::constructor)
                .forEach(members::add);
        return members;
    }

    /** Those of supertypes that are hidden, too: a user sees them as the type's own. */
    private static List<String> fieldsAndMethods(Class<?> type) {
        List<String> members = new ArrayList<>();
        Stream.of(type.getDeclaredFields())
                .filter(ApiText::isVisibleMember)
                .map(ApiText::field)
                .forEach(members::add);
        Stream.of(type.getDeclaredMethods())
                .filter(ApiText::isVisibleMember)
                .filter(method -> !isOfObject(method))
                .map(ApiText::method)
                .forEach(members::add);
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .filter(parent -> !isVisible(parent))
                .forEach(parent -> members.addAll(fieldsAndMethods(parent)));
        return members;
    }

    private static boolean isOfObject(Method method) {
        return Stream.of(Object.class.getMethods())
                .anyMatch(known -> known.getName().equals(method.getName())
                        && Arrays.equals(known.getParameterTypes(), method.getParameterTypes()));
    }

    /** Nobody outside can extend a final class or a sealed one. */
    private static boolean isVisibleMember(Member member) {
        Class<?> owner = member.getDeclaringClass();
        boolean extensible = !Modifier.isFinal(owner.getModifiers()) && !owner.isSealed();
        return !member.isSynthetic()
                && (Modifier.isPublic(member.getModifiers())
                        || (Modifier.isProtected(member.getModifiers()) && extensible));
    }

    private static String field(Field field) {
        return modifiers(field, field.isAnnotationPresent(Deprecated.class))
                + TypeText.of(field.getAnnotatedType())
                + " "
                + field.getName();
    }

    private static String constructor(Constructor<?> constructor) {
        boolean deprecated = constructor.isAnnotationPresent(Deprecated.class);
        return modifiers(constructor, deprecated) + "new " + variables(constructor) + parameters(constructor);
    }

    private static String method(Method method) {
        return modifiers(method, method.isAnnotationPresent(Deprecated.class))
                + (method.isDefault() ? "default " : "")
                + variables(method)
                + TypeText.of(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + parameters(method);
    }

    private static String variables(Executable executable) {
        String variables = TypeText.variables(executable.getTypeParameters());
        return variables.isEmpty() ? "" : variables + " ";
    }

    private static String parameters(Executable executable) {
        String parameters = Stream.of(executable.getAnnotatedParameterTypes())
                .map(TypeText::of)
                .collect(joining(", ", "(", ")"));
        return (executable.isVarArgs() ? parameters.replaceFirst("\\[]\\)$", "...)") : parameters)
                + list(" throws ", executable.getAnnotatedExceptionTypes());
    }

    private static String modifiers(Member member, boolean deprecated) {
        int modifiers = member.getModifiers();
        boolean inInterface = member.getDeclaringClass().isInterface();
        return deprecated(deprecated)
                + (Modifier.isProtected(modifiers) ? "protected " : "")
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (Modifier.isAbstract(modifiers) && !inInterface ? "abstract " : "")
                + (Modifier.isFinal(modifiers) ? "final " : "");
    }

    private static String deprecated(boolean deprecated) {
        return deprecated ? "@Deprecated " : "";
    }

    private static String list(String before, AnnotatedType... types) {
        List<String> names = Stream.of(types)
                .filter(type -> type.getType() != Object.class && isVisible(TypeText.erased(type)))
                .map(TypeText::of)
                .toList();
        return names.isEmpty() ? "" : before + String.join(", ", names);
    }
}
