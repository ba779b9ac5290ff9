// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatService;
import dev.filechat.files.FilesService;
import dev.filechat.testkit.FakeFiles;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedRequest;
import dev.filechat.testkit.RunningFake;
import dev.filechat.testkit.chat.FakeChat;
import dev.filechat.testkit.faults.Faults;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link FakeXai} of its own and a client of it, so that tests meet nothing of each other, also when
 * JUnit runs them in parallel, and closes both afterwards. When a test fails, what its fake saw is published as a
 * report entry and printed with the failure, whose suppressed exception it is.
 *
 * <p>Either {@code @RegisterExtension static FakeXaiExtension xai = FakeXaiExtension.create();}, which settings can be
 * given to, or {@code @ExtendWith(FakeXaiExtension.class)}. Tests, their constructor, and lifecycle methods can take
 * these as parameters: {@link FakeXai}, {@link FileChatClient}, {@link FilesService}, {@link ChatService}; all of one
 * test belong together. {@code @BeforeAll} and {@code @AfterAll} methods, and the constructor of a class with one
 * instance for all tests, can do so only if the tests share a fake: {@link FakeXaiExtensionBuilder#shared}.
 *
 * <p>The client speaks over the transport that is on the class path to a fake on a port of loopback; if there is none,
 * to an in-process fake. A fake that no one asks for is not started. Safe for use by several threads.
 */
public final class FakeXaiExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver,
                RunningFake {

    private static final Map<Class<?>, Function<TestFake, Object>> PARAMETERS = Map.of(
            FakeXai.class,
            TestFake::fake,
            FileChatClient.class,
            TestFake::client,
            FilesService.class,
            test -> test.client().files(),
            ChatService.class,
            test -> test.client().chat());

    private final FakeSettings settings;
    private final RunningTests running = new RunningTests();

    /** For {@code @ExtendWith}. */
    FakeXaiExtension() {
        this(FakeSettings.defaults());
    }

    FakeXaiExtension(FakeSettings settings) {
        this.settings = settings;
    }

    /**
     * Makes an extension without settings.
     *
     * @return the extension
     */
    public static FakeXaiExtension create() {
        return new FakeXaiExtension();
    }

    /**
     * Begins the settings of an extension.
     *
     * @return a new builder
     */
    public static FakeXaiExtensionBuilder builder() {
        return new FakeXaiExtensionBuilder();
    }

    /**
     * Returns the fake of the test that is running: the one that the calling thread runs, on other threads the only
     * one. With tests in parallel, pass the test's parameter of type {@code FakeXai} to threads that the test starts.
     *
     * @return the fake
     * @throws IllegalStateException if no test is running, or if several are and this thread runs none of them
     */
    @Override
    public FakeXai fake() {
        return running.current().fake();
    }

    /**
     * Returns what {@link FakeXai#chat} of {@link #fake} does.
     *
     * @return the scripts and the requests
     * @throws IllegalStateException as {@link #fake} does
     */
    public FakeChat chat() {
        return fake().chat();
    }

    /**
     * Returns what {@link FakeXai#files} of {@link #fake} does.
     *
     * @return the stored files
     * @throws IllegalStateException as {@link #fake} does
     */
    public FakeFiles files() {
        return fake().files();
    }

    /**
     * Returns what {@link FakeXai#faults} of {@link #fake} does.
     *
     * @return what goes wrong on purpose
     * @throws IllegalStateException as {@link #fake} does
     */
    public Faults faults() {
        return fake().faults();
    }

    /**
     * Returns what {@link FakeXai#requests()} of {@link #fake} does.
     *
     * @return the calls, in the order in which they came
     * @throws IllegalStateException as {@link #fake} does
     */
    public List<RecordedRequest> requests() {
        return fake().requests();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (settings.shared()) {
            running.begin(of(context));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestFake test = of(context);
        if (settings.shared()) {
            test.renew(context.getUniqueId());
        }
        running.begin(test);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestFake test = of(context);
        running.end(test);
        try {
            test.ifStarted().ifPresent(fake -> new TestEnd(context, fake).look(settings.checks()));
        } finally {
            test.release(context.getUniqueId());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (settings.shared()) {
            running.end(of(context));
        }
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (!settings.shared() && context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("Each test has a fake of its own, and there is no test yet at "
                    + parameter.getDeclaringExecutable().getName() + ". Take the "
                    + parameter.getParameter().getType().getSimpleName()
                    + " in @BeforeEach or in the test, or let the tests share a fake:"
                    + " FakeXaiExtension.builder().shared().build()");
        }
        Class<?> type = parameter.getParameter().getType();
        return PARAMETERS.getOrDefault(type, TestFake::fake).apply(of(context));
    }

    /** The store closes it at the end of what it was made for: a test, or the class whose tests share it. */
    @SuppressWarnings("deprecation") // JUnit has computeIfAbsent since 5.13
    private TestFake of(ExtensionContext context) {
        Store store = context.getStore(Namespace.create(FakeXaiExtension.class, this));
        return Objects.requireNonNull(
                store.getOrComputeIfAbsent(TestFake.class, any -> new TestFake(settings), TestFake.class));
    }
}
