// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.chat.messages.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the answers among the outputs of a response: those that are neither a tool's output nor a step on the way to an
 * answer.
 */
final class Answers {
    private final List<Output> outputs;
    private final Role role;
    private final ServiceCalls serviceCalls;

    private Answers(List<Output> outputs) {
        this.outputs = outputs;
        // Where the service names no role, the outputs without one are the assistant's.
        this.role = outputs.stream().anyMatch(output -> output.role().equals(Role.ASSISTANT))
                ? Role.ASSISTANT
                : Role.UNSPECIFIED;
        this.serviceCalls = new ServiceCalls(outputs);
    }

    /**
     * {@return the answers in order, each with the finish reason of the whole choice: the service may set it on a
     * tool's output that follows the answer, and not on the answer}
     */
    static List<Output> among(List<Output> outputs) {
        return new Answers(outputs).find();
    }

    private List<Output> find() {
        List<Output> answers = new ArrayList<>();
        int last = lastOfModel();
        for (int i = 0; i <= last; i++) {
            Output output = outputs.get(i);
            if (ofModel(output) && (i == last || !isStep(output))) {
                answers.add(finished(output, i));
            }
        }
        return answers;
    }

    private int lastOfModel() {
        int last = outputs.size() - 1;
        while (last >= 0 && !ofModel(outputs.get(last))) {
            last--;
        }
        return last;
    }

    private boolean ofModel(Output output) {
        return output.role().equals(role);
    }

    /** {@return whether the model only calls tools of the service there, and goes on in a later output} */
    private boolean isStep(Output output) {
        return !output.toolCalls().isEmpty() && output.toolCalls().stream().allMatch(serviceCalls::include);
    }

    private Output finished(Output answer, int position) {
        if (!answer.finishReason().equals(FinishReason.UNSPECIFIED)) {
            return answer;
        }
        Stream<Output> ofTools =
                outputs.subList(position + 1, outputs.size()).stream().takeWhile(output -> !ofModel(output));
        return ofTools.map(Output::finishReason)
                .filter(reason -> !reason.equals(FinishReason.UNSPECIFIED))
                .reduce((first, second) -> second)
                .map(reason -> answer.toBuilder().finishReason(reason).build())
                .orElse(answer);
    }
}
