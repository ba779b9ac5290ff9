// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.async.AsyncCalls;
import dev.filechat.internal.concurrent.CallerThreads;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call that waits for the service can be had as a future too. */
class AsyncTwinsTest {
    /** Calls that ask nothing of the service when they are made. */
    private static final Map<String, String> WITHOUT_TWIN = Map.of(
            "list()", "gives a listing, which asks for a page when its first file is needed",
            "listAll(ListFilesRequest)", "likewise",
            "scope()", "gives a scope, which sends nothing before its first upload",
            "scope(Duration)", "likewise",
            "hash(FileSource)", "asks nothing of the service",
            "hash(FileSource, Duration)", "likewise",
            "uploadAll(List, BatchOptions, BiFunction)", "waits for a function of the caller, which blocks");

    private static final Map<Class<?>, Object> ARGUMENTS = Map.ofEntries(
            Map.entry(Path.class, Path.of("path")),
            Map.entry(String.class, "word"),
            Map.entry(int.class, 7),
            Map.entry(List.class, List.of()),
            Map.entry(Duration.class, Duration.ofSeconds(7)),
            Map.entry(FileSource.class, FileSource.of("source", new byte[0])),
            Map.entry(OutputStream.class, OutputStream.nullOutputStream()),
            Map.entry(UploadOptions.class, UploadOptions.defaults()),
            Map.entry(DownloadOptions.class, DownloadOptions.defaults()),
            Map.entry(BatchOptions.class, BatchOptions.defaults()),
            Map.entry(ListFilesRequest.class, ListFilesRequest.builder().build()));

    private static final Map<Class<?>, Object> RESULTS = results();

    private static Map<Class<?>, Object> results() {
        StoredFile file = StoredFile.builder("file_1", "a", 1).build();
        Map<Class<?>, Object> results = new HashMap<>();
        results.put(StoredFile.class, file);
        results.put(boolean.class, true);
        results.put(long.class, 7L);
        results.put(String.class, "text");
        results.put(byte[].class, new byte[7]);
        results.put(Path.class, Path.of("result"));
        results.put(InputStream.class, InputStream.nullInputStream());
        results.put(BatchUpload.class, new BatchUpload(List.of()));
        results.put(FileBatch.class, new FileBatch<>(List.of()));
        results.put(DeletedFile.class, new DeletedFile("file_1", false));
        results.put(UploadReceipt.class, UploadReceipt.of(file, 7, null, 1, Duration.ofSeconds(7)));
        results.put(FilePage.class, FilePage.of(List.of(file), null));
        results.put(PublicUrl.class, PublicUrl.of("http://127.0.0.1/a", null));
        results.put(RevokedUrl.class, RevokedUrl.of("file_1", true, null));
        return results;
    }

    @Test
    void every_call_has_a_twin_or_a_reason_to_have_none() {
        assertThat(calls()).hasSizeGreaterThan(30).allSatisfy(call -> {
            if (WITHOUT_TWIN.containsKey(signature(call))) {
                assertThat(twins(call)).isEmpty();
            } else {
                assertThat(twins(call)).as(signature(call)).hasSize(1);
            }
        });
        assertThat(calls().map(AsyncTwinsTest::signature)).containsAll(WITHOUT_TWIN.keySet());
    }

    @ParameterizedTest
    @MethodSource("callsWithTwins")
    void a_twin_makes_the_call_that_it_is_named_after(Method call) throws Exception {
        Object[] arguments = Arrays.stream(call.getParameterTypes())
                .map(type -> ARGUMENTS.get(type))
                .toArray();
        Object result = RESULTS.get(call.getReturnType());
        AsyncFiles async = new AsyncCalls(
                (FilesService) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {FilesService.class}, (proxy, called, given) -> {
                            assertThat(signature(called)).isEqualTo(signature(call));
                            assertThat(given).containsExactly(arguments);
                            return result;
                        }),
                new CallerThreads("none", task -> task));

        CompletableFuture<?> future =
                (CompletableFuture<?>) twins(call).getFirst().invoke(async, arguments);

        assertThat((Object) future.get(30, TimeUnit.SECONDS)).isNotNull().isSameAs(result);
    }

    private static Stream<Method> calls() {
        return Arrays.stream(FilesService.class.getMethods());
    }

    static Stream<Method> callsWithTwins() {
        return calls().filter(call -> !WITHOUT_TWIN.containsKey(signature(call)));
    }

    /** The methods with the same name and parameters, and the same result, in the future. */
    private static List<Method> twins(Method call) {
        return Arrays.stream(AsyncFiles.class.getMethods())
                .filter(twin -> signature(twin).equals(signature(call)))
                .filter(twin -> twin.getGenericReturnType() instanceof ParameterizedType future
                        && future.getRawType() == CompletableFuture.class
                        && future.getActualTypeArguments()[0].equals(boxed(call)))
                .toList();
    }

    private static java.lang.reflect.Type boxed(Method call) {
        return switch (call.getGenericReturnType()) {
            case Class<?> type when type == boolean.class -> Boolean.class;
            case Class<?> type when type == long.class -> Long.class;
            case java.lang.reflect.Type type -> type;
        };
    }

    private static String signature(Method method) {
        return method.getName() + "("
                + String.join(
                        ", ",
                        Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .toList())
                + ")";
    }
}
