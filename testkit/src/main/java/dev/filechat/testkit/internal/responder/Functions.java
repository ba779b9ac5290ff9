// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responder;

import dev.filechat.proto.Function;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolMode;
import dev.filechat.testkit.internal.json.Json;
import dev.filechat.testkit.internal.json.SchemaValues;
import dev.filechat.testkit.internal.reading.Facts;
import dev.filechat.testkit.internal.text.Likeness;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The client's functions, and which of them has to be called. */
final class Functions {

    private Functions() {}

    /** The named one; or, if any has to be called, the one whose name and description are most like the question. */
    static Optional<Function> required(GetCompletionsRequest request, String question) {
        List<Function> functions = request.getToolsList().stream()
                .filter(Tool::hasFunction)
                .map(Tool::getFunction)
                .toList();
        return switch (request.getToolChoice().getToolChoiceCase()) {
            case FUNCTION_NAME ->
                functions.stream()
                        .filter(function -> function.getName()
                                .equals(request.getToolChoice().getFunctionName()))
                        .findFirst();
            case MODE -> {
                Comparator<Function> byLikeness = Comparator.comparingDouble(function ->
                        Likeness.of(function.getName().replace('_', ' ') + " " + function.getDescription(), question));
                yield request.getToolChoice().getMode() == ToolMode.TOOL_MODE_REQUIRED
                        ? functions.stream().max(byLikeness)
                        : Optional.empty();
            }
            case TOOLCHOICE_NOT_SET -> Optional.empty();
        };
    }

    /** Arguments that fit the function's schema. */
    static String arguments(Function function, Facts facts) {
        if (function.getParameters().isBlank()) {
            return "{}";
        }
        try {
            return Json.write(SchemaValues.fitting(Json.read(function.getParameters()), facts));
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.of(
                    "The fake cannot make arguments for the function '" + function.getName() + "': " + e.getMessage());
        }
    }
}
