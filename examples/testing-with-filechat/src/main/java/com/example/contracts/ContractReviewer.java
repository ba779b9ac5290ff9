// SPDX-License-Identifier: Apache-2.0
package com.example.contracts;

import static dev.filechat.chat.messages.Message.system;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.messages.Content;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the risks in contracts: uploads a contract, asks about it, reads the answer, and leaves nothing behind. */
public final class ContractReviewer {

    private static final String MODEL = "grok-4.5";
    private static final Pattern LINE = Pattern.compile("(?m)^([1-5]): (.+)$");

    private final FileChatClient client;

    /** The client remains the caller's, who closes it. */
    public ContractReviewer(FileChatClient client) {
        this.client = client;
    }

    /**
     * Reviews one contract.
     *
     * @param contract the contract
     * @return its risks, the most severe first
     * @throws UnreadableAnswerException if the model does not keep to the form that it is asked for
     */
    public List<Risk> review(FileSource contract) {
        try (FileScope scope = client.files().scope()) { // deletes the file, whatever happens
            StoredFile file = scope.upload(contract);
            Chat chat = client.chat().create(MODEL);
            chat.append(system("Answer in lines of the form \"SEVERITY: RISK\", with a severity of 1 to 5."));
            chat.append(user("Which risks does this contract have?", Content.file(file)));
            return risks(chat.sample().content());
        }
    }

    private static List<Risk> risks(String answer) {
        List<Risk> risks = LINE.matcher(answer)
                .results()
                .map(ContractReviewer::risk)
                .sorted(Comparator.comparingInt(Risk::severity).reversed())
                .toList();
        if (risks.isEmpty()) {
            throw new UnreadableAnswerException(answer);
        }
        return risks;
    }

    private static Risk risk(MatchResult line) {
        return new Risk(Integer.parseInt(line.group(1)), line.group(2));
    }
}
