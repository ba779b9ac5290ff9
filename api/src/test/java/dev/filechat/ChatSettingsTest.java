// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.Compaction;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.Parsed;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.StoredFile;
import dev.filechat.spi.CompletionRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatSettingsTest {
    private static final OutputFormat<Integer> NUMBER = new OutputFormat<>() {
        @Override
        public String jsonSchema() {
            return "{\"type\":\"integer\"}";
        }

        @Override
        public Integer decode(String text) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new OutputMismatchException("", "an integer was expected", text, e);
            }
        }
    };

    private final List<CompletionRequest> requests = new ArrayList<>();
    private final FakeTransport transport = new FakeTransport().onComplete((request, call) -> {
        requests.add(request);
        return Answers.text(request.options().responseFormat().isPresent() ? "3" : "Three.");
    });

    @Test
    void aCallsSettingsOverrideTheChatsAndTheseTheClients() {
        FileChatClient client = transport
                .builder()
                .chatDefaults(ChatOptions.builder()
                        .seed(1)
                        .temperature(0.1f)
                        .maxTokens(10)
                        .storeMessages(true)
                        .stop("END")
                        .build())
                .build();
        Chat chat = client.chat()
                .create(
                        "m",
                        ChatOptions.builder()
                                .temperature(0.2f)
                                .maxTokens(20)
                                .stop()
                                .build())
                .append(Message.user("?"));

        chat.sample(ChatOptions.builder().maxTokens(30).storeMessages(false).build());
        chat.sample();

        ChatOptions call = requests.getFirst().options();
        assertThat(call.seed()).hasValue(1);
        assertThat(call.temperature()).contains(0.2f);
        assertThat(call.maxTokens()).hasValue(30);
        assertThat(call.storeMessages()).isFalse();
        assertThat(call.stop()).isEmpty();
        ChatOptions next = requests.getLast().options();
        assertThat(next.maxTokens()).hasValue(20);
        assertThat(next.storeMessages()).isTrue();
        assertThat(next).isEqualTo(chat.options().toBuilder().n(1).build());
        assertThat(chat.options().n()).isEmpty();
    }

    @Test
    void settingsThatContradictEachOtherInLayersAreRefusedBeforeTheCall() {
        Chat chat = transport
                .client()
                .chat()
                .create("m", ChatOptions.builder().logprobs(true).topLogprobs(3).build())
                .append(Message.user("?"));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> chat.sample(ChatOptions.builder().logprobs(false).build()))
                .withMessageContaining("the service needs logprobs");
        assertThat(requests).isEmpty();
        assertThat(chat.sample().content()).isEqualTo("Three.");
    }

    @Test
    void guidelinesAreRefusedForADeferredAnswerBeforeTheCall() {
        Chat chat = transport
                .client()
                .chat()
                .create(
                        "m",
                        ChatOptions.builder()
                                .guidelines(Guideline.decline(GuidelineCategory.NSFW))
                                .build())
                .append(Message.user("?"));

        assertThatIllegalArgumentException()
                .isThrownBy(chat::defer)
                .withMessage("guidelines are set; the service does not allow them with a deferred answer");
        assertThat(chat.sample().content()).isEqualTo("Three.");
        assertThat(requests).hasSize(1);
    }

    @Test
    void severalAnswersAreAskedForInTheOneCall() {
        Chat chat = transport.client().chat().create("m").append(Message.user("?"));

        chat.sample(4);

        assertThat(requests.getFirst().options().n()).hasValue(4);
        assertThat(chat.options().n()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> chat.sample(129)).withMessageContaining("1 to 128");
    }

    @Test
    void parseSendsTheSchemaWithTheOneCallAndGivesValueAndResponse() {
        Chat chat = transport.client().chat().create("m").append(Message.user("?"));

        Parsed<Integer> parsed = chat.parse(NUMBER);

        assertThat(parsed.value()).isEqualTo(3);
        assertThat(parsed.response().content()).isEqualTo("3");
        assertThat(requests.getFirst().options().responseFormat())
                .contains(ResponseFormat.jsonSchema("{\"type\":\"integer\"}"));
        assertThat(chat.options().responseFormat()).isEmpty();
    }

    @Test
    void whateverAFormatThrowsKeepsTheAnswer() {
        Chat chat = transport.client().chat().create("m").append(Message.user("How many?"));
        for (Throwable failure : List.of(new IllegalStateException("a library's"), new StackOverflowError())) {
            OutputFormat<Integer> broken = new OutputFormat<>() {
                @Override
                public String jsonSchema() {
                    return "{}";
                }

                @Override
                public Integer decode(String text) {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failure;
                }
            };

            assertThatExceptionOfType(OutputMismatchException.class)
                    .isThrownBy(() -> chat.parse(broken))
                    .withMessageContaining("its root: the format failed with "
                            + failure.getClass().getName())
                    .withStackTraceContaining(failure.getClass().getName())
                    .satisfies(e -> {
                        assertThat(e.text()).isEqualTo("3");
                        assertThat(e.response().orElseThrow().content()).isEqualTo("3");
                    });
        }
    }

    @Test
    void anAnswerThatDoesNotFitIsToldWithItsTextAndResponse() {
        transport.forgetSteps().onComplete((request, call) -> Answers.text("three"));
        Chat chat = transport.client().chat().create("m").append(Message.user("?"));

        assertThatExceptionOfType(OutputMismatchException.class)
                .isThrownBy(() -> chat.parse(NUMBER))
                .withMessage("The answer does not fit the format at its root: an integer was expected")
                .satisfies(e -> assertThat(e.text()).isEqualTo("three"))
                .satisfies(e -> assertThat(e.response().orElseThrow().id()).isEqualTo("answer-1"));
    }

    @Test
    void aForkAndARestoredChatGoTheirOwnWay() {
        FileChatClient client = transport.client();
        ChatOptions options = ChatOptions.builder().seed(7).build();
        Chat chat = client.chat().create("m", options).append(Message.user("1"));
        chat.sample();
        ChatSnapshot snapshot = chat.snapshot();
        Chat fork = chat.fork().append(Message.user("fork"));
        Chat restored = transport.client().chat().restore(snapshot).append(Message.user("restored"));

        assertThat(chat.messages()).containsExactly(Message.user("1"));
        assertThat(fork.messages()).containsExactly(Message.user("1"), Message.user("fork"));
        assertThat(restored.messages()).containsExactly(Message.user("1"), Message.user("restored"));
        assertThat(restored.options()).isEqualTo(options);
        assertThat(restored.snapshot().callsOfUnknownCost()).isEqualTo(1);
        assertThat(restored.usage()).isEqualTo(chat.usage());
    }

    @Test
    void compactingReplacesTheMessagesAndAFailureLeavesThem() {
        transport.onCompact(
                FakeTransport.Step.failing(Failures.refused(StatusCode.INVALID_ARGUMENT)),
                (messages, call) -> new Compaction("c-1", "secret", messages.size(), null));
        Chat chat =
                transport.client().chat().create("m").append(Message.user("1")).append(Message.user("2"));

        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(chat::compact);
        assertThat(chat.messages()).hasSize(2);
        Compaction compaction = chat.compact();

        assertThat(compaction.droppedMessages()).isEqualTo(2);
        assertThat(compaction.toString()).doesNotContain("secret");
        assertThat(chat.messages()).containsExactly(compaction.toMessage());
        assertThat(chat.messages().getFirst().encryptedContent()).isEqualTo("secret");
        assertThat(chat.messages().getFirst().contents()).isEmpty();
    }

    @Test
    void aStoredAnswerIsReadAndDeletedAndADeletionThatWasLostCounts() {
        transport
                .onStored((id, call) -> Answers.text(id))
                .onDeleteStored(
                        FakeTransport.Step.failing(
                                Failures.broken(dev.filechat.spi.TransportException.Delivery.AMBIGUOUS)),
                        FakeTransport.Step.failing(Failures.refused(StatusCode.NOT_FOUND)));
        FileChatClient client = transport.client();

        assertThat(client.chat().stored("r-1").content()).isEqualTo("r-1");
        client.chat().deleteStored("r-1");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.chat().deleteStored("r-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> client.chat().stored(""));
    }

    @Test
    void whatNoRequestCanHoldIsRefusedBeforeItIsSent() {
        byte[] elevenMebibytes = new byte[11 << 20];
        Content file = Content.file(FileRef.inline("a.bin", "", elevenMebibytes));
        Chat chat = transport.client().chat().create("m").append(Message.user("?", file));
        chat.sample();
        chat.append(Message.user("and this?", file));

        assertThatIllegalArgumentException()
                .isThrownBy(chat::sample)
                .withMessageContaining("20971520 bytes at most")
                .withMessageContaining("Upload the files");
        assertThat(requests).hasSize(1);
    }

    @Test
    void aCitationHasTheNameOfTheFileThatTheConversationKnows() {
        StoredFile report = StoredFile.builder("file-1", "report.pdf", 3).build();
        Chat chat = transport
                .client()
                .chat()
                .create("m")
                .append(Message.user("?", Content.file(report), Content.file("file-2")));

        assertThat(chat.fileName(citing("file-1"))).contains("report.pdf");
        assertThat(chat.fileName(citing("file-2"))).isEmpty();
        assertThat(chat.fileName(new InlineCitation("1", 0, 1, new CitationSource.Web("u"))))
                .isEmpty();
    }

    private static InlineCitation citing(String fileId) {
        return new InlineCitation("1", 0, 1, new CitationSource.Collections(fileId, "", "", 1, List.of()));
    }
}
