// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.search.SearchSource;
import dev.filechat.chat.tools.CollectionsSearch;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.chat.tools.Tool;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Builds random values of the api by its builders, factories and records, which it finds by reflection: what is added
 * to them later is filled, too.
 */
final class RandomValues {
    /** The types that are not saved. */
    private static final Set<String> SECRETS = Set.of("authorization", "extraHeaders");
    /** Settings of calls. */
    private static final Set<String> NOT_SAVED = Set.of("timeout", "firstChunkTimeout", "stallTimeout", "retryPolicy");

    private static final String LETTERS = "ab \"\\\n\t/{}'<ä€\u2028\uD83D\uDE00\u0000";
    private static final int MOST_TRIES = 200;

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    /** A conversation. Three of four have one part that would otherwise be rare, since it is deeply nested. */
    ChatSnapshot chat() {
        ChatOptions options = switch (random.nextInt(4)) {
            case 0 -> ChatOptions.builder().tools(of(Tool.class)).build();
            case 1 ->
                ChatOptions.builder()
                        .tools(CollectionsSearch.builder()
                                .retrieval(of(Retrieval.class))
                                .build())
                        .build();
            case 2 ->
                ChatOptions.builder()
                        .searchParameters(SearchParameters.builder()
                                .sources(List.of(of(SearchSource.class)))
                                .build())
                        .build();
            default -> of(ChatOptions.class);
        };
        ChatSnapshot chat = of(ChatSnapshot.class);
        return new ChatSnapshot(
                chat.model(), options, chat.messages(), chat.usage(), chat.callsOfUnknownCost(), chat.conversationId());
    }

    <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return Stream.generate(() -> value(generic.getActualTypeArguments()[0]))
                    .limit(random.nextInt(4))
                    .toList();
        }
        if (type instanceof WildcardType wildcard) {
            return value(wildcard.getUpperBounds()[0]);
        }
        Class<?> raw = (Class<?>) type;
        return raw.isPrimitive() || raw.getName().startsWith("java.") ? simple(raw) : own(raw);
    }

    private Object simple(Class<?> type) {
        return switch (type.getName()) {
            case "boolean" -> random.nextBoolean();
            // Small ones as well: limits and the numbers of constants are small.
            case "int" -> random.nextBoolean() ? random.nextInt(13) : random.nextInt();
            case "long" -> random.nextBoolean() ? random.nextInt(13) : random.nextLong();
            case "float" -> random.nextFloat();
            case "java.lang.String" -> text();
            case "java.time.Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case "java.nio.ByteBuffer" -> ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException("No values of " + type + " are known here");
        };
    }

    private String text() {
        return random.ints(random.nextInt(6), 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private Object own(Class<?> type) {
        if (type.isSealed()) {
            Class<?>[] variants = type.getPermittedSubclasses();
            return own(variants[random.nextInt(variants.length)]);
        }
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                return type.isRecord() ? ofComponents(type) : built(type);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof IllegalArgumentException)) {
                    throw new IllegalStateException(e);
                }
                // The value is contradictory or out of range: make another one.
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("No value of " + type + " came out");
    }

    private Object ofComponents(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        return constructor.newInstance(Arrays.stream(components)
                .map(component -> value(component.getGenericType()))
                .toArray());
    }

    private Object built(Class<?> type) throws ReflectiveOperationException {
        List<Method> builders = factories(type)
                .filter(method -> method.getName().equals("builder"))
                .toList();
        if (!builders.isEmpty()) {
            Object builder = call(builders.getFirst(), null);
            return builder.getClass().getMethod("build").invoke(changed(builder));
        }
        List<Method> all =
                factories(type).filter(method -> method.getReturnType() == type).toList();
        return changed(call(all.get(random.nextInt(all.size())), null));
    }

    /** Static methods of the type, and of the interface that it is declared in. */
    private static Stream<Method> factories(Class<?> type) {
        return Stream.of(type, type.getEnclosingClass() == null ? type : type.getEnclosingClass())
                .distinct()
                .flatMap(owner -> Arrays.stream(owner.getMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers()));
    }

    /** Sets some of the fields. */
    private Object changed(Object value) throws ReflectiveOperationException {
        List<Method> setters = new ArrayList<>(Arrays.stream(value.getClass().getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == value.getClass() && method.getParameterCount() == 1)
                .filter(method -> !method.isVarArgs() && !SECRETS.contains(method.getName()))
                .filter(method -> !NOT_SAVED.contains(method.getName()))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList());
        Object changed = value;
        for (Method setter : setters) {
            if (random.nextBoolean()) {
                changed = call(setter, changed);
            }
        }
        return changed;
    }

    private Object call(Method method, Object receiver) throws ReflectiveOperationException {
        return method.invoke(
                receiver,
                Arrays.stream(method.getGenericParameterTypes())
                        .map(this::value)
                        .toArray());
    }
}
