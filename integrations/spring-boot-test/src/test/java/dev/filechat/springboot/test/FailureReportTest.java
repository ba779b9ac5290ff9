// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.filechat.FileChatClient;
import dev.filechat.files.sources.FileSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;

/** What is printed with the failure of a test of an application context. */
class FailureReportTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @SpringBootTest(classes = Application.class)
    @AutoConfigureFakeXai
    abstract static class WithAFake {
        @Autowired
        FileChatClient client;

        void failAfterACall() {
            client.files().upload(FileSource.text("report.txt", "R"));
            throw new IllegalStateException("its own");
        }
    }

    static class Failing extends WithAFake {
        @Test
        void test() {
            failAfterACall();
        }

        @AfterEach
        void asksMore() {
            client.files().exists("file_gone");
        }
    }

    @Test
    void tellsWhatTheFakeSaw() {
        Throwable failure = onlyFailure(Failing.class);

        assertThat(failure).hasMessage("its own");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(report -> assertThat(report.getMessage().lines())
                        .satisfiesExactly(
                                line -> assertThat(line).isEqualTo("The fake received these calls:"),
                                line -> assertThat(line)
                                        .startsWith("  1. UploadFile: \"report.txt\", 1 bytes in 1 chunk"),
                                line -> assertThat(line)
                                        .startsWith("  2. RetrieveFile: file_id: \"file_gone\"; NOT_FOUND"),
                                line -> assertThat(line).isEqualTo("Its files at the end of the test:"),
                                line -> assertThat(line).startsWith("  report.txt (file_")));
    }

    static class FailingInAGroup extends WithAFake {
        @Nested
        class Group {
            @Test
            void test() {
                failAfterACall();
            }
        }
    }

    static class ClosingTheContext extends WithAFake {
        @Test
        @DirtiesContext
        void test() {
            failAfterACall();
        }
    }

    @Test
    void tellsItOfNestedClassesAndOfContextsThatEndWithTheTest() {
        assertThat(List.of(onlyFailure(FailingInAGroup.class), onlyFailure(ClosingTheContext.class)))
                .allSatisfy(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(report -> assertThat(report).hasMessageContaining("1. UploadFile: \"report.txt\"")));
    }

    static class Aborted extends WithAFake {
        @Test
        void test() {
            client.files().exists("file_gone");
            abort("not today");
        }
    }

    @Test
    void tellsNothingOfATestThatIsAborted() {
        assertThat(ends(Aborted.class)).singleElement().satisfies(end -> {
            assertThat(end.getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
            assertThat(end.getThrowable().orElseThrow().getSuppressed()).isEmpty();
        });
    }

    private static Throwable onlyFailure(Class<?> fixture) {
        List<TestExecutionResult> ends = ends(fixture);
        assertThat(ends).hasSize(1);
        return ends.getFirst().getThrowable().orElseThrow();
    }

    private static List<TestExecutionResult> ends(Class<?> fixture) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(fixture))
                .execute();
        return results.testEvents().finished().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .toList();
    }
}
