// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static java.util.stream.Collectors.toCollection;

import dev.filechat.calls.ResponseMetadata;
import dev.filechat.chat.Chat;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes values of any public type in all public ways, with the same text wherever the type takes one. */
final class HostileValues {
    private static final String PLAIN = "x";

    private final String text;
    private final Map<Class<?>, List<Object>> made = new HashMap<>();
    private final Set<Class<?>> beingMade = new HashSet<>();
    private final @Nullable HostileValues plain;

    HostileValues(String text) {
        this.text = text;
        this.plain = text.equals(PLAIN) ? null : new HostileValues(PLAIN);
    }

    /**
     * Values of the type: by constructors, by factories of it and of the type around it, and by a builder with each of
     * its settings. The last one has the most of them.
     */
    List<Object> of(Class<?> type) {
        List<Object> known = made.get(type);
        if (known == null) {
            beingMade.add(type);
            known = List.copyOf(make(type));
            if (known.isEmpty() && plain != null) {
                known = plain.of(type); // a type that refuses the text wherever it takes one
            }
            beingMade.remove(type);
            made.put(type, known);
        }
        return known;
    }

    private List<Object> make(Class<?> type) {
        List<Object> values = new ArrayList<>();
        if (type.isSealed() && Modifier.isAbstract(type.getModifiers())) {
            Arrays.stream(type.getPermittedSubclasses()).map(this::of).forEach(values::addAll);
            return values;
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            values.addAll(made(constructor, null));
        }
        factories(type, type).forEach(factory -> values.addAll(made(factory, null)));
        if (type.getEnclosingClass() != null) {
            factories(type.getEnclosingClass(), type).forEach(factory -> values.addAll(made(factory, null)));
        }
        values.replaceAll(value -> {
            Object changed = value;
            for (Method wither : changers(type, "with")) {
                changed = changed(changed, wither);
            }
            return changed;
        });
        for (Method factory : type.getMethods()) {
            if (Modifier.isStatic(factory.getModifiers()) && factory.getName().equals("builder")) {
                built(factory, values);
            }
        }
        return values;
    }

    private static List<Method> factories(Class<?> in, Class<?> of) {
        return Arrays.stream(in.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == of)
                .toList();
    }

    /** {@return the methods with this prefix and one argument that return the same type} */
    private static List<Method> changers(Class<?> type, String prefix) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers())
                        && method.getName().startsWith(prefix)
                        && method.getReturnType().isAssignableFrom(type)
                        && method.getReturnType() != Object.class
                        && method.getParameterCount() == 1)
                .toList();
    }

    private void built(Method factory, List<Object> values) {
        for (Object builder : made(factory, null)) {
            List<Method> setters = changers(builder.getClass(), "");
            Object withAll = builder;
            for (Method setter : setters) {
                withAll = changed(withAll, setter);
                made(factory, null).forEach(fresh -> build(changed(fresh, setter), values));
            }
            build(withAll, values);
        }
    }

    /** Not all settings go together. */
    private static void build(Object builder, List<Object> values) {
        try {
            values.add(call(builder.getClass().getMethod("build"), builder));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        } catch (IllegalArgumentException refused) {
            return;
        }
    }

    private Object changed(Object object, Method changer) {
        List<Object> changed = made(changer, object);
        return changed.isEmpty() ? object : changed.getLast();
    }

    /**
     * {@return the values with the text in all arguments; if that is refused, those with the text in one of them each}
     */
    private List<Object> made(Executable executable, @Nullable Object target) {
        int count = executable.getParameterCount();
        List<Object> made = new ArrayList<>(attempt(executable, target, IntStream.range(0, count)));
        if (made.isEmpty()) {
            for (int i = 0; i < count; i++) {
                made.addAll(attempt(executable, target, IntStream.of(i)));
            }
        }
        return made;
    }

    private List<Object> attempt(Executable executable, @Nullable Object target, IntStream hostile) {
        Set<Integer> places = hostile.boxed().collect(toCollection(java.util.TreeSet::new));
        Type[] types = types(executable);
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = value(types[i], executable.getDeclaringClass(), places.contains(i) ? text : PLAIN);
        }
        Object made;
        try {
            made = call(executable, target, arguments);
        } catch (IllegalArgumentException refused) {
            return List.of();
        }
        return made == null ? List.of() : List.of(made);
    }

    /** The types of the parameters; a bridge to a method of a hidden superclass has those of that method. */
    private static Type[] types(Executable executable) {
        if (executable instanceof Method method && method.isBridge()) {
            try {
                return method.getDeclaringClass()
                        .getSuperclass()
                        .getDeclaredMethod(method.getName(), method.getParameterTypes())
                        .getGenericParameterTypes();
            } catch (NoSuchMethodException e) {
                throw new AssertionError(e);
            }
        }
        return executable.getGenericParameterTypes();
    }

    /**
     * {@return the type that a subclass has in place of a type variable of its superclass; null if it is no such
     * variable}
     */
    private static @Nullable Type resolved(TypeVariable<?> variable, Class<?> subclass) {
        if (subclass.getGenericSuperclass() instanceof ParameterizedType parent
                && parent.getRawType() == variable.getGenericDeclaration()) {
            int i = List.of(((Class<?>) parent.getRawType()).getTypeParameters())
                    .indexOf(variable);
            return parent.getActualTypeArguments()[i];
        }
        return null;
    }

    private static Object call(Executable executable, @Nullable Object target, Object... arguments) {
        try {
            return executable instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) executable).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new AssertionError(executable + " fails with " + Arrays.toString(arguments), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(executable.toString(), e);
        }
    }

    private Object value(Type type, Class<?> owner, String string) {
        return switch (type) {
            case TypeVariable<?> variable -> {
                Type resolved = resolved(variable, owner);
                yield resolved == null ? string : value(resolved, owner, string);
            }
            case WildcardType wildcard -> value(wildcard.getUpperBounds()[0], owner, string);
            case ParameterizedType generic -> generic(generic, owner, string);
            case Class<?> simple -> simple(simple, owner, string);
            default -> throw new AssertionError("no value of " + type);
        };
    }

    private Object generic(ParameterizedType type, Class<?> owner, String string) {
        Type first = type.getActualTypeArguments()[0];
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == List.class) {
            // A list of values of the type that it is in ends there.
            return first instanceof Class<?> element && isBeingMade(element)
                    ? List.of()
                    : List.of(value(first, owner, string));
        } else if (raw == Set.class) {
            return Set.of(value(first, owner, string));
        } else if (raw == Map.class) {
            return Map.of(value(first, owner, string), value(type.getActualTypeArguments()[1], owner, string));
        } else if (raw == Optional.class) {
            return Optional.of(value(first, owner, string));
        } else if (raw == Supplier.class) {
            Object value = value(first, owner, string);
            return (Supplier<Object>) () -> value;
        } else if (raw == Consumer.class) {
            return (Consumer<Object>) ignored -> {};
        }
        return simple(raw, owner, string);
    }

    private boolean isBeingMade(Class<?> type) {
        return beingMade.contains(type) || (plain != null && plain.beingMade.contains(type));
    }

    private Object simple(Class<?> type, Class<?> owner, String string) {
        if (type == String.class || type == Object.class || type == CharSequence.class) {
            return string;
        } else if (type == int.class || type == Integer.class) {
            return 1;
        } else if (type == long.class || type == Long.class) {
            return 1L;
        } else if (type == float.class || type == Float.class) {
            return 1f;
        } else if (type == double.class || type == Double.class) {
            return 1d;
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == byte[].class) {
            return new byte[] {1};
        } else if (type == ByteBuffer.class) {
            return ByteBuffer.wrap(new byte[] {1});
        } else if (type == Path.class) {
            return Path.of(string);
        } else if (type == InputStream.class) {
            return new ByteArrayInputStream(new byte[1]);
        } else if (type == ReadableByteChannel.class) {
            return Channels.newChannel(new ByteArrayInputStream(new byte[1]));
        } else if (type == BigDecimal.class) {
            return BigDecimal.ONE;
        } else if (type == Instant.class) {
            return Instant.EPOCH;
        } else if (type == Duration.class) {
            return Duration.ofSeconds(1);
        } else if (type == InstantSource.class) {
            return InstantSource.system();
        } else if (type == OptionalLong.class) {
            return OptionalLong.of(1);
        } else if (type == Class.class) {
            return HostileValues.class;
        } else if (type == Chat.class) {
            return chat(string);
        } else if (type == OutputFormat.class) {
            return new Texts(string);
        } else if (type == ResponseMetadata.Source.class) {
            return (ResponseMetadata.Source) each -> each.accept("x-text", string);
        } else if (type.isAssignableFrom(IllegalStateException.class)) {
            return new IllegalStateException(string);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isArray()) {
            Object array = java.lang.reflect.Array.newInstance(type.getComponentType(), 1);
            java.lang.reflect.Array.set(array, 0, value(type.getComponentType(), owner, string));
            return array;
        }
        List<Object> values = type.getName().startsWith("dev.filechat")
                ? (plain == null || string.equals(text) ? this : plain).of(type)
                : List.of();
        if (values.isEmpty()) {
            throw new AssertionError("no value of " + type);
        }
        return values.getLast();
    }

    /** A conversation with one message. */
    private static Object chat(String string) {
        return Proxy.newProxyInstance(
                Chat.class.getClassLoader(),
                new Class<?>[] {Chat.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "model" -> string;
                    case "messages" -> List.of(Message.user(string));
                    case "options" -> ChatOptions.none();
                    default -> throw new AssertionError("no value of " + method);
                });
    }

    /** A format whose values are texts. */
    private record Texts(String jsonSchema) implements OutputFormat<String> {
        @Override
        public String decode(String text) {
            return text;
        }
    }
}
