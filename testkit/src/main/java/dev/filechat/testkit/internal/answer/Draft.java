// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.OutputFile;
import dev.filechat.proto.SamplingUsage;
import dev.filechat.proto.ServerSideTool;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.testkit.internal.usage.Prompt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An answer that is being made. Of one call, so of one thread. */
public final class Draft {

    public final Asked asked;
    public final GetCompletionsRequest request;
    private final DefaultAnswer byDefault;

    /** Streamed one after the other; what is in the same list is streamed side by side. */
    final List<List<PartBuilder>> outputs = new ArrayList<>();

    public final List<CitedText.Quotation> quotations = new ArrayList<>();
    public final List<String> citations = new ArrayList<>();
    final List<OutputFile> outputFiles = new ArrayList<>();
    final List<ServerSideTool> toolsUsed = new ArrayList<>();
    public String id = UUID.randomUUID().toString();
    public String model;
    public Prompt prompt;
    int sourcesUsed;

    @Nullable
    public SamplingUsage usage;

    @Nullable
    public Long costInUsdTicks;

    @Nullable
    public Integer serviceTier;

    public Duration initialDelay = Duration.ZERO;
    public Duration delay;
    public int breakAfter = Integer.MAX_VALUE;
    public boolean interleaved;
    public boolean finishReasonOnEveryOutput;

    @Nullable
    public Refusal failure;

    public final DeferredPlan deferred = new DeferredPlan();

    public Draft(Asked asked, DefaultAnswer byDefault, Duration wordDelay) {
        this.asked = asked;
        this.request = asked.request();
        this.byDefault = byDefault;
        this.model = request.getModel();
        this.delay = wordDelay;
        this.prompt = Prompt.of(asked.conversation(), 0);
    }

    public int choices() {
        return request.hasN() ? request.getN() : 1;
    }

    /** The same text for each choice that was asked for. */
    public void say(List<String> pieces) {
        sayEach(choice -> PartBuilder.assistant(pieces));
    }

    /** An output for each choice that was asked for. */
    public void sayEach(IntFunction<PartBuilder> choices) {
        outputs.add(IntStream.range(0, choices()).mapToObj(choices).toList());
    }

    public void addOutput(PartBuilder output) {
        outputs.add(List.of(output));
    }

    public void addOutputFile(String fileId, String name) {
        outputFiles.add(OutputFile.newBuilder().setFileId(fileId).setName(name).build());
    }

    public void answerByDefault() throws IOException {
        byDefault.answer(this);
    }

    /** What is changed in an answer is changed in its last outputs. */
    public Outputs last() {
        return new Outputs(outputs.isEmpty() ? List.of() : outputs.getLast());
    }
}
