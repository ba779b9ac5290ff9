// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.filechat.chat.tools.Retrieval;
import dev.filechat.files.listing.SortOrder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting of each value with a builder counts, is shown, and refuses null. */
class CollectionValuesTest {
    private static final String SECRET = "0123456789";

    private static final Map<Type, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "a"),
            Map.entry(boolean.class, true),
            Map.entry(int.class, 7),
            Map.entry(long.class, 7L),
            Map.entry(float.class, 0.5f),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(ByteBuffer.class, ByteBuffer.wrap(SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
            Map.entry(ChunkSize.class, ChunkSize.characters(7, 1)),
            Map.entry(Chunking.class, Chunking.of(ChunkSize.characters(7, 1))),
            Map.entry(CollectionSortBy.class, CollectionSortBy.AGE),
            Map.entry(DocumentSortBy.class, DocumentSortBy.AGE),
            Map.entry(DocumentStatus.class, DocumentStatus.PROCESSED),
            Map.entry(DistanceMetric.class, DistanceMetric.COSINE),
            Map.entry(RankingMetric.class, RankingMetric.COSINE_SIMILARITY),
            Map.entry(Retrieval.class, Retrieval.keyword()),
            Map.entry(SortOrder.class, SortOrder.DESCENDING),
            Map.entry(FieldDefinition.class, FieldDefinition.builder("a").build()));

    static Stream<Arguments> settings() {
        return Stream.<Supplier<Object>>of(
                        Chunking::builder,
                        () -> CollectionInfo.builder("c"),
                        CollectionUpdate::builder,
                        () -> DocumentInfo.builder("file-1"),
                        DocumentUpdate::builder,
                        () -> FieldDefinition.builder("k"),
                        ListCollectionsRequest::builder,
                        ListDocumentsRequest::builder,
                        () -> NewCollection.builder("n"),
                        () -> SearchMatch.builder("file-1"),
                        () -> SearchRequest.builder("q"))
                .flatMap(builder -> setters(builder.get().getClass()).map(setter -> arguments(setter, builder)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void aSettingIsReadBackAndCountsForEqualityAndText(Method setter, Supplier<Object> builder) throws Exception {
        Object unset = call(builder.get(), "build");
        Object value = with(setter, builder);

        assertThat(value)
                .isEqualTo(with(setter, builder))
                .hasSameHashCodeAs(with(setter, builder))
                .isNotEqualTo(unset);
        assertThat(value.toString())
                .contains(setter.getName() + "=")
                .doesNotContain(SECRET)
                .isNotEqualTo(unset.toString());
        assertThat(call(value, setter.getName()).toString()).contains(text(sample(setter)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void nullIsRefused(Method setter, Supplier<Object> builder) {
        if (!setter.getParameterTypes()[0].isPrimitive()) {
            assertThatNullPointerException().isThrownBy(() -> {
                try {
                    setter.invoke(builder.get(), (Object) null);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void collectionsAreCopied(Method setter, Supplier<Object> builder) throws Exception {
        Object sample = sample(setter);
        if (sample instanceof List<?> list) {
            List<Object> given = new ArrayList<>(list);
            Object made = setter.invoke(builder.get(), given);
            given.clear();
            assertThat(call(call(made, "build"), setter.getName())).isEqualTo(list);
        }
    }

    private static Object with(Method setter, Supplier<Object> builder) throws Exception {
        return call(setter.invoke(builder.get(), sample(setter)), "build");
    }

    private static Object call(Object target, String method) throws Exception {
        return target.getClass().getMethod(method).invoke(target);
    }

    private static Stream<Method> setters(Class<?> builder) {
        Set<String> names = new HashSet<>();
        return Arrays.stream(builder.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 1)
                .filter(method -> names.add(method.getName()));
    }

    private static Object sample(Method setter) {
        return switch (setter.getGenericParameterTypes()[0]) {
            case ParameterizedType generic when generic.getRawType() == Map.class -> Map.of("a", "b");
            case ParameterizedType generic -> List.of(SAMPLES.get(generic.getActualTypeArguments()[0]));
            case Type type -> SAMPLES.get(type);
        };
    }

    /** A buffer's text has its position and its size only. */
    private static String text(Object sample) {
        return sample instanceof ByteBuffer bytes ? "pos=0 lim=" + bytes.limit() : sample.toString();
    }
}
