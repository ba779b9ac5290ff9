// SPDX-License-Identifier: Apache-2.0
package com.example;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is read from a document. */
public record Invoice(String number, LocalDate date, List<Line> lines, Optional<String> note) {
    /** A line of it. */
    public record Line(@JsonPropertyDescription("What was ordered") String article, int count, BigDecimal price) {}
}
