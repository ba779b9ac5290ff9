// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.RunnableTool;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the Chat API that waits for the service has a twin that does not. */
class AsyncChatTwinsTest {
    /** What waits for nothing. */
    private static final Set<String> LOCAL = Set.of(
            "create",
            "restore",
            "deferred",
            "model",
            "options",
            "messages",
            "append",
            "usage",
            "cost",
            "costBudget",
            "fork",
            "snapshot",
            "fileName",
            "requestId");

    private static final Map<Class<?>, Object> ARGUMENTS = Map.of(
            int.class,
            7,
            String.class,
            "word",
            ChatOptions.class,
            ChatOptions.none(),
            OutputFormat.class,
            new Words(),
            RunnableTool[].class,
            new RunnableTool[0],
            List.class,
            List.of(),
            ToolRunOptions.class,
            ToolRunOptions.defaults(),
            Duration.class,
            Duration.ofSeconds(7));

    private static final ChatResponse RESPONSE = ChatResponse.builder().build();

    private static final Map<Class<?>, Object> RESULTS = Map.of(
            ChatResponse.class, RESPONSE,
            Parsed.class, new Parsed<>("value", RESPONSE),
            ToolRun.class, new ToolRun(RESPONSE, 1, List.of()),
            DeferredChat.class, new Later(),
            DeferredState.class, new DeferredState(DeferredStatus.PENDING, null),
            Compaction.class, new Compaction("id", "", 1, null));

    @Test
    void every_call_that_waits_has_a_twin() {
        assertThat(calls()).hasSizeGreaterThan(15);
        assertThat(calls())
                .allSatisfy(call -> assertThat(twin(call).getGenericReturnType())
                        .as(call.toString())
                        .isInstanceOfSatisfying(ParameterizedType.class, type -> {
                            boolean stream = call.getReturnType() == ChatStream.class;
                            assertThat(type.getRawType())
                                    .isEqualTo(stream ? Flow.Publisher.class : CompletableFuture.class);
                            assertThat(type.getActualTypeArguments()[0].getTypeName())
                                    .isEqualTo(stream ? ChatChunk.class.getName() : boxed(call));
                        }));
    }

    @Test
    void a_stream_has_a_second_twin_of_events() throws Exception {
        for (List<Class<?>> parameters :
                List.<List<Class<?>>>of(List.of(Chat.class), List.of(Chat.class, ChatOptions.class))) {
            Class<?>[] types = parameters.toArray(Class[]::new);
            assertThat(AsyncChat.class.getMethod("events", types).getReturnType())
                    .isEqualTo(Flow.Publisher.class);
        }
    }

    @ParameterizedTest
    @MethodSource("callsWithFutures")
    void a_twin_makes_the_call_that_it_is_named_after(Method call) throws Exception {
        Object[] arguments = Arrays.stream(call.getParameterTypes())
                .map(type -> ARGUMENTS.get(type))
                .toArray();
        Object result = RESULTS.get(call.getReturnType());
        List<Method> made = new ArrayList<>();
        Object owner = proxy(call.getDeclaringClass(), (self, method, given) -> {
            made.add(method);
            assertThat(given == null ? new Object[0] : given).containsExactly(arguments);
            return result;
        });
        boolean service = owner instanceof ChatService;
        List<Object> all = new ArrayList<>(List.of(arguments));
        if (!service) {
            all.addFirst(owner);
        }

        Object future = twin(call).invoke(new Direct(service ? (ChatService) owner : null), all.toArray());

        assertThat(((CompletableFuture<?>) future).join()).isSameAs(result);
        assertThat(made).containsExactly(call);
    }

    private static Stream<Method> calls() {
        return Stream.of(Chat.class, DeferredChat.class, ChatService.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(call -> !LOCAL.contains(call.getName()));
    }

    static Stream<Method> callsWithFutures() {
        return calls().filter(call -> call.getReturnType() != ChatStream.class);
    }

    private static Method twin(Method call) {
        List<Class<?>> types = new ArrayList<>(List.of(call.getParameterTypes()));
        if (call.getDeclaringClass() != ChatService.class) {
            types.addFirst(call.getDeclaringClass());
        }
        try {
            return AsyncChat.class.getMethod(call.getName(), types.toArray(Class[]::new));
        } catch (NoSuchMethodException e) {
            throw new AssertionError("There is no twin of " + call, e);
        }
    }

    private static String boxed(Method call) {
        Type type = call.getGenericReturnType();
        return type == void.class ? Void.class.getName() : type.getTypeName();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private record Words() implements OutputFormat<String> {
        @Override
        public String jsonSchema() {
            return "{}";
        }

        @Override
        public String decode(String text) {
            return text;
        }
    }

    private record Later() implements DeferredChat {
        @Override
        public String requestId() {
            return "deferred-7";
        }

        @Override
        public DeferredState poll() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChatResponse await(Duration timeout) {
            throw new UnsupportedOperationException();
        }
    }

    /** Makes each call at once. */
    private record Direct(@Nullable ChatService service) implements AsyncChat {
        @Override
        public <T extends @Nullable Object> CompletableFuture<T> call(Function<? super ChatService, ? extends T> call) {
            return CompletableFuture.completedFuture(call.apply(service));
        }

        @Override
        public Flow.Publisher<ChatChunk> stream(Chat chat, ChatOptions overrides) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Flow.Publisher<ChatEvent> events(Chat chat, ChatOptions overrides) {
            throw new UnsupportedOperationException();
        }
    }
}
