// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.FileChatException;

/** A call was not made because its {@link CostBudget} is spent. Nothing was sent. */
public final class CostBudgetException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final transient CostBudget budget;

    /**
     * @param message what was refused and what to do
     * @param budget the budget that is spent
     */
    public CostBudgetException(String message, CostBudget budget) {
        super(message, null, false, 0);
        this.budget = requireNonNull(budget, "budget");
    }

    /** {@return the budget that is spent} */
    public CostBudget budget() {
        return budget;
    }
}
