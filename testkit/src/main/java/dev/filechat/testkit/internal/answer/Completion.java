// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.SamplingUsage;
import dev.filechat.proto.ServiceTier;
import dev.filechat.testkit.internal.usage.UsageCount;
import dev.filechat.testkit.internal.wire.ProtoTimestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An answer in the form that was asked for: whole, or in pieces. Both say the same. */
public final class Completion {

    private static final String FINGERPRINT = "fp_fake_xai";

    private final Draft draft;
    private final Instant created;
    private final List<List<Part>> groups;

    public Completion(Draft draft, Instant created) {
        this.draft = draft;
        this.created = created;
        LikelyTokens likely = LikelyTokens.of(draft.request);
        this.groups = new ArrayList<>();
        for (List<PartBuilder> group : draft.outputs) {
            boolean ends = draft.finishReasonOnEveryOutput || group == draft.outputs.getLast();
            groups.add(group.stream().map(part -> part.build(likely, ends)).toList());
        }
    }

    GetChatCompletionResponse whole() {
        List<Part> parts = parts();
        UsageCount count = new UsageCount(draft.prompt, parts.size());
        GetChatCompletionResponse.Builder response = GetChatCompletionResponse.newBuilder()
                .setId(draft.id)
                .setModel(draft.model)
                .setCreated(ProtoTimestamps.of(created))
                .setSystemFingerprint(FINGERPRINT)
                .setServiceTierValue(tier())
                .addAllCitations(draft.citations)
                .addAllOutputFiles(draft.outputFiles)
                .setSettings(Settings.of(draft.request));
        for (int i = 0; i < parts.size(); i++) {
            response.addOutputs(parts.get(i).whole(i));
            for (CompletionOutputChunk piece : parts.get(i).pieces()) {
                count.add(i, piece);
            }
        }
        return response.setUsage(finished(count.usage())).build();
    }

    /** Each has the usage so far. The last one has citations and files, too. */
    List<GetChatCompletionChunk> chunks() {
        UsageCount count = new UsageCount(draft.prompt, parts().size());
        List<GetChatCompletionChunk.Builder> chunks = new ArrayList<>();
        int first = 0;
        for (List<Part> sideBySide : draft.interleaved ? List.of(parts()) : groups) {
            for (int piece = 0; piece < longest(sideBySide); piece++) {
                chunks.add(chunk(sideBySide, first, piece, count));
            }
            first += sideBySide.size();
        }
        GetChatCompletionChunk.Builder last = chunks.isEmpty() ? chunk(List.of(), 0, 0, count) : chunks.getLast();
        last.setUsage(finished(last.getUsage()))
                .addAllCitations(draft.citations)
                .addAllOutputFiles(draft.outputFiles);
        return chunks.stream().map(GetChatCompletionChunk.Builder::build).toList();
    }

    private GetChatCompletionChunk.Builder chunk(List<Part> sideBySide, int first, int position, UsageCount count) {
        GetChatCompletionChunk.Builder chunk = GetChatCompletionChunk.newBuilder()
                .setId(draft.id)
                .setModel(draft.model)
                .setCreated(ProtoTimestamps.of(created))
                .setSystemFingerprint(FINGERPRINT)
                .setServiceTierValue(tier());
        for (int i = 0; i < sideBySide.size(); i++) {
            List<CompletionOutputChunk> pieces = sideBySide.get(i).pieces();
            if (position < pieces.size()) {
                count.add(first + i, pieces.get(position));
                chunk.addOutputs(pieces.get(position).toBuilder().setIndex(first + i));
            }
        }
        return chunk.setUsage(count.usage());
    }

    private List<Part> parts() {
        return groups.stream().flatMap(List::stream).toList();
    }

    private static int longest(List<Part> parts) {
        return parts.stream().mapToInt(part -> part.pieces().size()).max().orElse(0);
    }

    private int tier() {
        if (draft.serviceTier != null) {
            return draft.serviceTier;
        }
        int asked = draft.request.getServiceTierValue();
        return asked == ServiceTier.SERVICE_TIER_UNSPECIFIED_VALUE ? ServiceTier.SERVICE_TIER_DEFAULT_VALUE : asked;
    }

    /** The usage of the whole: as scripted, or as counted. */
    private SamplingUsage finished(SamplingUsage counted) {
        SamplingUsage.Builder usage = draft.usage == null
                ? counted.toBuilder().setNumSourcesUsed(draft.sourcesUsed).addAllServerSideToolsUsed(draft.toolsUsed)
                : draft.usage.toBuilder();
        if (draft.costInUsdTicks != null) {
            usage.setCostInUsdTicks(draft.costInUsdTicks);
        }
        return usage.build();
    }
}
