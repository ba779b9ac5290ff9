// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.rules;

import dev.filechat.proto.Function;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolChoice;
import dev.filechat.proto.ToolMode;
import dev.filechat.proto.WebSearch;
import dev.filechat.proto.XSearch;
import dev.filechat.testkit.internal.answer.StructuredAnswer;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.List;

/** Which tools of a chat request the service takes. */
final class ToolRules {

    private static final int MAX_TOOLS = 128;
    private static final int MAX_COLLECTIONS = 10;
    private static final int MAX_DOMAINS = 5;

    private ToolRules() {}

    static void check(List<Tool> tools) {
        InvalidRequest.unless(tools.size() <= MAX_TOOLS, "At most " + MAX_TOOLS + " tools are allowed.");
        for (Tool tool : tools) {
            switch (tool.getToolCase()) {
                case FUNCTION -> check(tool.getFunction());
                case WEB_SEARCH -> check(tool.getWebSearch());
                case X_SEARCH -> check(tool.getXSearch());
                case COLLECTIONS_SEARCH ->
                    InvalidRequest.unless(
                            tool.getCollectionsSearch().getCollectionIdsCount() <= MAX_COLLECTIONS,
                            "A collections search takes at most " + MAX_COLLECTIONS + " collections.");
                case TOOL_NOT_SET -> throw InvalidRequest.of("A tool is empty.");
                default -> {}
            }
        }
    }

    static void check(ToolChoice choice, List<Tool> tools) {
        switch (choice.getToolChoiceCase()) {
            case FUNCTION_NAME ->
                InvalidRequest.unless(
                        tools.stream()
                                .anyMatch(tool -> tool.getFunction().getName().equals(choice.getFunctionName())),
                        "tool_choice names the function '" + choice.getFunctionName()
                                + "', which tools does not have.");
            case MODE -> {
                InvalidRequest.unless(
                        choice.getMode() != ToolMode.TOOL_MODE_INVALID, "tool_choice has a mode that says nothing.");
                InvalidRequest.unless(
                        choice.getMode() != ToolMode.TOOL_MODE_REQUIRED || !tools.isEmpty(),
                        "tool_choice requires a call, and there are no tools.");
            }
            case TOOLCHOICE_NOT_SET -> {}
        }
    }

    private static void check(Function function) {
        InvalidRequest.unless(!function.getName().isEmpty(), "A function needs a name.");
        InvalidRequest.unless(
                function.getParameters().isBlank() || StructuredAnswer.isObject(function.getParameters()),
                "The parameters of the function '" + function.getName() + "' are not a JSON schema.");
    }

    private static void check(WebSearch search) {
        InvalidRequest.unless(
                search.getAllowedDomainsCount() == 0 || search.getExcludedDomainsCount() == 0,
                "A web search takes allowed or excluded domains, not both.");
        InvalidRequest.unless(
                search.getAllowedDomainsCount() <= MAX_DOMAINS && search.getExcludedDomainsCount() <= MAX_DOMAINS,
                "A web search takes at most " + MAX_DOMAINS + " domains.");
    }

    private static void check(XSearch search) {
        InvalidRequest.unless(
                search.getAllowedXHandlesCount() == 0 || search.getExcludedXHandlesCount() == 0,
                "An X search takes allowed or excluded handles, not both.");
    }
}
