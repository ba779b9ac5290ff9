// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import static java.util.Objects.requireNonNull;

import dev.filechat.bulk.internal.log.Sha256;

/**
 * What a journal records an answer for. Two entries are the same if all parts are.
 *
 * @param key the input's key
 * @param version the version of the input's content
 * @param question a hash of the question, with its model, schema and settings
 * @param account the {@linkplain dev.filechat.FileChatClient#accountFingerprint() fingerprint} of the account
 */
public record JournalEntry(String key, String version, String question, String account) {
    /** Refuses null. */
    public JournalEntry {
        requireNonNull(key, "key");
        requireNonNull(version, "version");
        requireNonNull(question, "question");
        requireNonNull(account, "account");
    }

    /** {@return 32 hexadecimal digits of a hash of all parts, the same in every process} */
    public String id() {
        return Sha256.of(account.length() + " " + account + question.length() + " " + question + version.length() + " "
                        + version + key)
                .substring(0, 32);
    }
}
