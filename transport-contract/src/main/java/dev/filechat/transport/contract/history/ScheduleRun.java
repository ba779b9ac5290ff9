// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import dev.filechat.FileChatClient;
import dev.filechat.files.StoredFile;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.transport.contract.support.Lateness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs one schedule, and compares the results of its calls with what the service has. */
final class ScheduleRun {
    /** Longer than anything here takes: what has not ended by then hangs. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Schedule schedule;
    private final Lateness lateness;
    private final Duration margin;
    private final TrackedStreams streams = new TrackedStreams();
    private final List<OperationOutcome> outcomes = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    ScheduleRun(Schedule schedule, Lateness lateness, Duration margin) {
        this.schedule = schedule;
        this.lateness = lateness;
        this.margin = margin;
    }

    /** @param directory an empty one, for the files that are uploaded and downloaded */
    ScheduleRun run(Stage stage, Path directory) throws InterruptedException, IOException {
        Map<String, StoredFile> given = stage.prepare(schedule);
        try (HttpAnswers answers = new HttpAnswers();
                FaultyProxy proxy = stage.proxy(schedule, answers);
                FileChatClient client = stage.client(schedule, proxy)) {
            Caller caller = new Caller(client, given, directory, streams);
            for (List<Operation> step : schedule.steps()) {
                List<TimedCall> calls = new ArrayList<>();
                for (Operation operation : step) {
                    calls.add(new TimedCall(schedule, operation, caller, lateness, margin).start());
                }
                for (TimedCall call : calls) {
                    outcomes.add(call.outcome(LONG));
                }
            }
        }
        if (!stage.xai().awaitNoOpenCalls(LONG)) {
            violations.add("calls are still open: " + stage.xai().requests());
        }
        for (OperationOutcome outcome : outcomes) {
            check(outcome, stage.xai());
        }
        violations.addAll(new Leftovers(directory, streams).found(outcomes, LONG));
        return this;
    }

    private void check(OperationOutcome outcome, FakeXai xai) throws IOException {
        outcome.violations().forEach(what -> violations.add(outcome + ": " + what));
        Operation operation = outcome.operation();
        List<FakeFile> stored = xai.files().named(operation.name());
        if (operation.counts()) {
            long times = operation.kind() == Operation.Kind.UPLOAD ? stored.size() : asked(operation, xai);
            if (!outcome.fate().allows(times)) {
                violations.add(outcome + ": was carried out " + times + " times");
            }
        }
        if (operation.kind() == Operation.Kind.DELETE && outcome.failure() == null && !stored.isEmpty()) {
            violations.add(outcome + ": the file is there still");
        }
        for (FakeFile file : stored) {
            if (OperationBytes.crc32c(file.content()) != OperationBytes.crc32c(OperationBytes.of(operation))) {
                violations.add(outcome + ": other bytes are stored");
            }
        }
    }

    private static long asked(Operation operation, FakeXai xai) {
        return xai.chat().requests().stream()
                .filter(request -> request.lastUserText().equals(operation.name()))
                .count();
    }

    List<OperationOutcome> outcomes() {
        return outcomes;
    }

    boolean isTrue() {
        return violations.isEmpty();
    }

    @Override
    public String toString() {
        return "FAILED " + schedule + "\n  " + String.join("\n  ", violations) + "\n  run again with -Dhistory.seed="
                + schedule.seed();
    }
}
