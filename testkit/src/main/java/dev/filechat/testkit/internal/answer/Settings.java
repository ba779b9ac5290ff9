// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.RequestSettings;

/** Tells a client with which settings its request was run. */
final class Settings {

    private Settings() {}

    static RequestSettings of(GetCompletionsRequest request) {
        RequestSettings.Builder settings = RequestSettings.newBuilder()
                .setParallelToolCalls(!request.hasParallelToolCalls() || request.getParallelToolCalls())
                .addAllTools(request.getToolsList())
                .setUser(request.getUser())
                .setStoreMessages(request.getStoreMessages())
                .setUseEncryptedContent(request.getUseEncryptedContent())
                .addAllInclude(request.getIncludeList());
        if (request.hasMaxTokens()) {
            settings.setMaxTokens(request.getMaxTokens());
        }
        if (request.hasPreviousResponseId()) {
            settings.setPreviousResponseId(request.getPreviousResponseId());
        }
        if (request.hasReasoningEffort()) {
            settings.setReasoningEffort(request.getReasoningEffort());
        }
        if (request.hasTemperature()) {
            settings.setTemperature(request.getTemperature());
        }
        if (request.hasTopP()) {
            settings.setTopP(request.getTopP());
        }
        if (request.hasResponseFormat()) {
            settings.setResponseFormat(request.getResponseFormat());
        }
        if (request.hasToolChoice()) {
            settings.setToolChoice(request.getToolChoice());
        }
        if (request.hasSearchParameters()) {
            settings.setSearchParameters(request.getSearchParameters());
        }
        return settings.build();
    }
}
