// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.proto.GetCompletionsRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Answers chat requests: by the scripts, or from the files. For the fake itself, not for its users. Thread-safe. */
public final class ChatEngine {

    private final UploadedFiles files;
    private final Clock clock;
    private final Duration wordDelay;
    private final DefaultResponder responder;
    private final RequestReader reader;
    private final FakeChat scripts;
    private final Step byDefault = new Step((draft, asked) -> draft.answerByDefault(asked));

    /**
     * Makes an engine.
     *
     * @param files what messages can refer to
     * @param temporaryFiles where temporary files may be made
     * @param clock what tells the time
     * @param wordDelay the time between two chunks, unless a script says otherwise
     */
    public ChatEngine(UploadedFiles files, Path temporaryFiles, Clock clock, Duration wordDelay) {
        this.files = files;
        this.clock = clock;
        this.wordDelay = wordDelay;
        this.responder = new DefaultResponder(temporaryFiles);
        this.reader = new RequestReader(files);
        this.scripts = new FakeChat(new ScriptBook(), () -> {});
    }

    /**
     * Returns what users see of it.
     *
     * @return the scripts and the requests
     */
    public FakeChat scripts() {
        return scripts;
    }

    /**
     * Answers a request.
     *
     * @param request the request
     * @param kind how the answer is asked for
     * @param team who asks
     * @param heartbeat called now and then; it may throw to end the work
     * @return the answer
     * @throws IOException if a file cannot be read
     * @throws io.grpc.StatusRuntimeException if the request is refused
     */
    public PreparedAnswer answer(GetCompletionsRequest request, ChatRequest.Kind kind, int team, Runnable heartbeat)
            throws IOException {
        ChatRequest received = reader.read(request, new ChatRequest.Call(kind, team, clock.instant()));
        scripts.received(received);
        ChatRules.check(request);
        Conversation conversation = Conversation.of(request.getMessagesList(), id -> files.find(team, id));
        Step step = scripts.answering(received, byDefault);
        Asked asked = new Asked(request, received, conversation, heartbeat);
        Draft draft = new Draft(asked, responder, wordDelay);
        step.outcome().answer(draft, asked);
        step.applyTo(draft);
        return new PreparedAnswer(draft, new Completion(draft, clock.instant()));
    }
}
