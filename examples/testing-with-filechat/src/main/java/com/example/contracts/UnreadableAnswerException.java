// SPDX-License-Identifier: Apache-2.0
package com.example.contracts;

/** The model answered in a form that the program does not read. */
public final class UnreadableAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableAnswerException(String answer) {
        super("There are no risks in this answer: " + answer);
    }
}
