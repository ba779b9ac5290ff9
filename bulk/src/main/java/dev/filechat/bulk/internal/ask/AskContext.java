// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.AskRefusedException;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.bulk.ask.JournalEntry;
import dev.filechat.bulk.ask.Question;
import dev.filechat.chat.Chat;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.files.UploadOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the tasks of a job share. Thread-safe. */
final class AskContext<T> {
    private static final Duration EXPIRY = Duration.ofHours(1);

    private final FileChatClient client;
    private final Question<T> question;
    private final ChatOptions chatOptions;
    private final AskOptions options;
    private final AnswerJournal journal;
    private final String questionHash;
    private final String account;
    private final Tally tally;
    private final TemporaryUpload uploads;
    private final Room room;
    private final RateWait rateWait;
    private final CostWait costWait = new CostWait();
    private final KeysUnderWay keys = new KeysUnderWay();
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();

    private AskContext(FileChatClient client, Question<T> question, AskOptions options) {
        this.client = client;
        this.question = question;
        this.options = options;
        this.chatOptions = question.jsonSchema()
                .map(schema -> question.options().toBuilder()
                        .responseFormat(ResponseFormat.jsonSchema(schema))
                        .build())
                .orElse(question.options());
        this.journal = options.journal().orElseGet(NoJournal::new);
        this.questionHash = QuestionHash.of(
                question, client.chat().create(question.model(), chatOptions).options());
        this.account = client.accountFingerprint();
        this.tally = new Tally(options.onProgress().orElse(null));
        this.uploads = new TemporaryUpload(client.files(), uploadOptions(options), tally);
        this.room = new Room(options.maxConcurrent(), options.maxBytesInFlight());
        this.rateWait = new RateWait(options.rateLimitPatience());
    }

    static <T> AskContext<T> open(FileChatClient client, Question<T> question, AskOptions options) {
        AskContext<T> context = new AskContext<>(client, question, options);
        try {
            context.journal.open();
        } catch (IOException e) {
            throw new JournalFailure(context.journal, e);
        }
        return context;
    }

    private static UploadOptions uploadOptions(AskOptions options) {
        UploadOptions.Builder upload = options.upload().toBuilder();
        if (options.upload().expiresAfter().isEmpty()) {
            upload.expiresAfter(EXPIRY);
        }
        if (options.journal().isPresent()) {
            upload.sha256();
        }
        return upload.build();
    }

    Chat chat() {
        Chat chat = client.chat().create(question.model(), chatOptions);
        options.costBudget().ifPresent(chat::costBudget);
        return chat;
    }

    JournalEntry entry(String key, String version) {
        return new JournalEntry(key, version, questionHash, account);
    }

    FileChatClient client() {
        return client;
    }

    Question<T> question() {
        return question;
    }

    AskOptions options() {
        return options;
    }

    AnswerJournal journal() {
        return journal;
    }

    boolean remembers() {
        return options.journal().isPresent();
    }

    Tally tally() {
        return tally;
    }

    TemporaryUpload uploads() {
        return uploads;
    }

    Room room() {
        return room;
    }

    RateWait rateWait() {
        return rateWait;
    }

    CostWait costWait() {
        return costWait;
    }

    KeysUnderWay keys() {
        return keys;
    }

    /** Stops the job; the first reason counts. */
    void stop(Stop reason) {
        stop.compareAndSet(null, reason);
    }

    /** {@return why nothing more is asked; empty if the job goes on} */
    Optional<Stop> stopped() {
        if (client.closed()) {
            stop(new Stop(FailureKind.NOT_ASKED, "the client was closed"));
        }
        return Optional.ofNullable(stop.get());
    }

    /** @throws AskRefusedException if nothing more is asked */
    void checkStopped() {
        Optional<Stop> reason = stopped();
        if (reason.isEmpty() && options.costBudget().filter(AskContext::spent).isPresent()) {
            stop(Stop.costLimit());
            reason = stopped();
        }
        if (reason.isPresent()) {
            throw reason.get().failure();
        }
    }

    /** {@return whether all of a budget is spent, and not only reserved} */
    static boolean spent(CostBudget budget) {
        return budget.spentInUsd().compareTo(budget.limitInUsd()) >= 0;
    }

    void close() {
        try {
            journal.close();
        } catch (IOException e) {
            throw new JournalFailure(journal, e);
        }
    }
}
